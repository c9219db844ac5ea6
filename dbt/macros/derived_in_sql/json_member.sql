{# The JSON value of an object's member whose name is an expression; null where it is absent or JSON's null. (json_get takes names that are
   known when the model is compiled.) #}
{% macro json_member(json, name) -%}
  {{ return(adapter.dispatch('json_member', 'stripe_lifecycle')(json, name)) }}
{%- endmacro %}

{% macro default__json_member(json, name) -%}
  {{ return(stripe_lifecycle.dialect_is_missing('json_member')) }}
{%- endmacro %}

{% macro duckdb__json_member(json, name) -%}
  nullif(json_extract({{ json }}, '$."' || {{ name }} || '"'), cast('null' as json))
{%- endmacro %}

{% macro postgres__json_member(json, name) -%}
  nullif({{ json }} -> {{ name }}, cast('null' as jsonb))
{%- endmacro %}

{% macro bigquery__json_member(json, name) -%}
  if(json_type({{ json }}[{{ name }}]) = 'null', null, {{ json }}[{{ name }}])
{%- endmacro %}

{% macro snowflake__json_member(json, name) -%}
  iff(is_null_value(get({{ json }}, {{ name }})), null, get({{ json }}, {{ name }}))
{%- endmacro %}

{% macro databricks__json_member(json, name) -%}
  get_json_object({{ json }}, '$[\'' || {{ name }} || '\']')
{%- endmacro %}
