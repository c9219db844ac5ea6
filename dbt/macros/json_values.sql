{# The whole number at a path of keys. #}
{% macro json_bigint(json, path) -%}
  cast({{ stripe_lifecycle.json_text(json, path) }} as {{ dbt.type_bigint() }})
{%- endmacro %}

{# The Unix seconds at a path of keys, as a time. #}
{% macro json_time(json, path) -%}
  {{ stripe_lifecycle.time_from_unix(stripe_lifecycle.json_bigint(json, path)) }}
{%- endmacro %}
