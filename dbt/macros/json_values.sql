{# The whole number at a path of keys. #}
{% macro json_bigint(json, path) -%}
  cast({{ stripe_lifecycle.json_text(json, path) }} as {{ dbt.type_bigint() }})
{%- endmacro %}

{# The number at a path of keys, or the decimal that a string there spells, with 12 exact decimal places. #}
{% macro json_decimal(json, path) -%}
  cast({{ stripe_lifecycle.json_text(json, path) }} as {{ stripe_lifecycle.type_decimal() }})
{%- endmacro %}

{# true or false at a path of keys. #}
{% macro json_boolean(json, path) -%}
  cast({{ stripe_lifecycle.json_text(json, path) }} as {{ dbt.type_boolean() }})
{%- endmacro %}

{# The Unix seconds at a path of keys, as a time. #}
{% macro json_time(json, path) -%}
  {{ stripe_lifecycle.time_from_unix(stripe_lifecycle.json_bigint(json, path)) }}
{%- endmacro %}
