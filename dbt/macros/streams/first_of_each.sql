{# Of the rows of a SELECT the one with the greatest cursor of each key. #}
{% macro first_of_each(rows, key, cursor) -%}
  {{ return(adapter.dispatch('first_of_each', 'stripe_lifecycle')(rows, key, cursor)) }}
{%- endmacro %}

{% macro default__first_of_each(rows, key, cursor) -%}
  select numbered.*
  from (
    select
      arriving.*,
      row_number() over (partition by arriving.{{ key }} order by arriving.{{ cursor }} desc) as row_of_key
    from ({{ rows }}) as arriving
  ) as numbered
  where numbered.row_of_key = 1
{%- endmacro %}

{% macro postgres__first_of_each(rows, key, cursor) -%}
  select distinct on (arriving.{{ key }}) arriving.*
  from ({{ rows }}) as arriving
  order by arriving.{{ key }}, arriving.{{ cursor }} desc
{%- endmacro %}

{# Redshift would take PostgreSQL's, but has no distinct on. #}
{% macro redshift__first_of_each(rows, key, cursor) -%}
  {{ return(stripe_lifecycle.default__first_of_each(rows, key, cursor)) }}
{%- endmacro %}
