{# The whole of a JSON value as text, to compare it: most warehouses don't compare JSON. #}
{% macro json_as_text(json) -%}
  {{ return(adapter.dispatch('json_as_text', 'stripe_lifecycle')(json)) }}
{%- endmacro %}

{% macro default__json_as_text(json) -%}
  {{ return(stripe_lifecycle.dialect_is_missing('json_as_text')) }}
{%- endmacro %}

{% macro duckdb__json_as_text(json) -%}
  cast({{ json }} as varchar)
{%- endmacro %}

{% macro postgres__json_as_text(json) -%}
  cast({{ json }} as text)
{%- endmacro %}

{% macro bigquery__json_as_text(json) -%}
  to_json_string({{ json }})
{%- endmacro %}

{% macro snowflake__json_as_text(json) -%}
  to_json({{ json }})
{%- endmacro %}

{# JSON is text there already. #}
{% macro spark__json_as_text(json) -%}
  {{ json }}
{%- endmacro %}

{% macro redshift__json_as_text(json) -%}
  json_serialize({{ json }})
{%- endmacro %}
