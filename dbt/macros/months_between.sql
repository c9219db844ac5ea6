{# How many months one date's month is after another's. #}
{% macro months_between(earlier, later) -%}
  (extract(year from {{ later }}) - extract(year from {{ earlier }})) * 12
  + extract(month from {{ later }}) - extract(month from {{ earlier }})
{%- endmacro %}
