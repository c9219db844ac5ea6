{# A SELECT of the column `day`: every day (part 'day') or every first of a month (part 'month') from first_day to
   last_day, both included, columns of type date in the single row of the relation `bounds`; first_day has to be the
   first of a month for months. #}
{% macro date_series(bounds, part) -%}
  {{ return(adapter.dispatch('date_series', 'stripe_lifecycle')(bounds, part)) }}
{%- endmacro %}

{% macro default__date_series(bounds, part) -%}
  {{ return(stripe_lifecycle.dialect_is_missing('date_series')) }}
{%- endmacro %}

{% macro duckdb__date_series(bounds, part) -%}
  select cast(unnest(generate_series(
    cast(first_day as timestamp), cast(last_day as timestamp), interval '1 {{ part }}'
  )) as date) as day
  from {{ bounds }}
{%- endmacro %}

{% macro postgres__date_series(bounds, part) -%}
  select cast(series.day as date) as day
  from {{ bounds }}
  cross join lateral generate_series(
    cast(first_day as timestamp), cast(last_day as timestamp), interval '1 {{ part }}'
  ) as series(day)
{%- endmacro %}

{% macro bigquery__date_series(bounds, part) -%}
  select day
  from {{ bounds }}
  cross join unnest(generate_date_array(first_day, last_day, interval 1 {{ part }})) as day
{%- endmacro %}

{# A generator's length has to be a constant: 20,000 days are 54 years. #}
{% macro snowflake__date_series(bounds, part) -%}
  select cast(dateadd({{ part }}, steps.step, first_day) as date) as day
  from {{ bounds }}
  cross join (select row_number() over (order by null) - 1 as step from table(generator(rowcount => 20000))) as steps
  where dateadd({{ part }}, steps.step, first_day) <= last_day
{%- endmacro %}

{% macro spark__date_series(bounds, part) -%}
  select explode(sequence(first_day, last_day, interval 1 {{ part }})) as day
  from {{ bounds }}
{%- endmacro %}

{# generate_series runs on the leader node alone, where the bounds are not. #}
{% macro redshift__date_series(bounds, part) -%}
  select cast(dateadd({{ part }}, steps.step, first_day) as date) as day
  from {{ bounds }}
  cross join (
    select cast(numbers.generated_number as integer) - 1 as step
    from ({{ dbt.generate_series(20000) }}) as numbers
  ) as steps
  where dateadd({{ part }}, steps.step, first_day) <= last_day
{%- endmacro %}
