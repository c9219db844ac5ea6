{# Whether two values of one type differ, where null is a value. Redshift has no IS DISTINCT FROM. #}
{% macro differs(value, other) -%}
  ({{ value }} <> {{ other }}
    or ({{ value }} is null and {{ other }} is not null)
    or ({{ value }} is not null and {{ other }} is null))
{%- endmacro %}
