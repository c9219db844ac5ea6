{# The string, number or boolean at a path of keys as text; null where it is absent or null. #}
{% macro json_text(json, path) -%}
  {{ return(adapter.dispatch('json_text', 'stripe_lifecycle')(json, path)) }}
{%- endmacro %}

{% macro default__json_text(json, path) -%}
  {{ return(stripe_lifecycle.dialect_is_missing('json_text')) }}
{%- endmacro %}

{% macro duckdb__json_text(json, path) -%}
  json_extract_string({{ json }}, {{ stripe_lifecycle.json_path(path) }})
{%- endmacro %}

{% macro postgres__json_text(json, path) -%}
  ({{ json }} #>> {{ stripe_lifecycle.text_array(path) }})
{%- endmacro %}

{% macro bigquery__json_text(json, path) -%}
  json_value({{ json }}, {{ stripe_lifecycle.json_path(path) }})
{%- endmacro %}

{% macro snowflake__json_text(json, path) -%}
  cast({{ json }}{{ stripe_lifecycle.json_brackets(path) }} as varchar)
{%- endmacro %}

{% macro spark__json_text(json, path) -%}
  get_json_object({{ json }}, {{ stripe_lifecycle.text_literal('$' ~ stripe_lifecycle.json_brackets(path)) }})
{%- endmacro %}

{# Navigation as in json.a.b starts at a column. The macro's JSON may be any expression. #}
{% macro redshift__json_text(json, path) -%}
  {%- set keys = [] -%}
  {%- for key in path -%} {%- do keys.append(stripe_lifecycle.text_literal(key)) -%} {%- endfor -%}
  {%- set text = 'json_serialize(' ~ stripe_lifecycle.redshift_value(json) ~ ')' -%}
  nullif(json_extract_path_text({{ text }}, {{ keys | join(', ') }}, true), '')
{%- endmacro %}
