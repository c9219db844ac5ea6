{# When this run of dbt began, as microseconds since 1970: the models below find by it which rows are new to them. #}
{% macro staged_at() -%}
  cast({{ (run_started_at.timestamp() * 1000000) | int }} as {{ dbt.type_bigint() }})
{%- endmacro %}
