{# One number divided by another, with six decimal places; null where the divisor is 0. #}
{% macro quotient(dividend, divisor) -%}
  cast(
    round(cast({{ dividend }} as {{ dbt.type_numeric() }}) / nullif({{ divisor }}, 0), 6) as {{ dbt.type_numeric() }}
  )
{%- endmacro %}
