{# A SELECT of the column `day`: every day (part 'day') or first of a month (part 'month') from the earliest date in a
   relation's column to the last sync. For months the dates have to be firsts of a month. #}
{% macro series_since(relation, column, part) -%}
  {%- set last_day = 'max(bounds.last_day)' -%}
  {%- set bounds -%}
  (
    select
      min(dated.{{ column }}) as first_day,
      {{ stripe_lifecycle.month_of(last_day) if part == 'month' else last_day }} as last_day
    from {{ relation }} as dated
    cross join {{ ref('int_stripe__bounds') }} as bounds
  ) as bounds
  {%- endset -%}
  {{ stripe_lifecycle.date_series(bounds, part) }}
{%- endmacro %}
