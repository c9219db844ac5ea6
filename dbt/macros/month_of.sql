{# The first day of the month of a time or a date, a date. #}
{% macro month_of(time) -%}
  cast({{ dbt.date_trunc('month', time) }} as date)
{%- endmacro %}
