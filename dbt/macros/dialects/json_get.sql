{# The JSON value at a path, a list of keys; null where it is absent or JSON's null. #}
{% macro json_get(json, path) -%}
  {{ return(adapter.dispatch('json_get', 'stripe_lifecycle')(json, path)) }}
{%- endmacro %}

{% macro default__json_get(json, path) -%}
  {{ return(stripe_lifecycle.dialect_is_missing('json_get')) }}
{%- endmacro %}

{% macro duckdb__json_get(json, path) -%}
  nullif(json_extract({{ json }}, {{ stripe_lifecycle.json_path(path) }}), cast('null' as json))
{%- endmacro %}

{% macro postgres__json_get(json, path) -%}
  nullif({{ json }} #> {{ stripe_lifecycle.text_array(path) }}, cast('null' as jsonb))
{%- endmacro %}

{% macro bigquery__json_get(json, path) -%}
  if(json_type(json_query({{ json }}, {{ stripe_lifecycle.json_path(path) }})) = 'null', null,
    json_query({{ json }}, {{ stripe_lifecycle.json_path(path) }}))
{%- endmacro %}

{% macro snowflake__json_get(json, path) -%}
  iff(is_null_value({{ json }}{{ stripe_lifecycle.json_brackets(path) }}), null,
    {{ json }}{{ stripe_lifecycle.json_brackets(path) }})
{%- endmacro %}

{% macro spark__json_get(json, path) -%}
  get_json_object({{ json }}, {{ stripe_lifecycle.text_literal('$' ~ stripe_lifecycle.json_brackets(path)) }})
{%- endmacro %}

{# Navigation starts at a column: the JSON may be no other expression. #}
{% macro redshift__json_get(json, path) -%}
  {{ stripe_lifecycle.redshift_value(json) }}{% for key in path %}.{{ adapter.quote(key) }}{% endfor %}
{%- endmacro %}
