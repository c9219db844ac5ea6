{# Whether a JSON array of strings has a string that consists of letters, digits and underscores; null or false where
   there is no array. #}
{% macro json_array_has(json, text) -%}
  {{ return(adapter.dispatch('json_array_has', 'stripe_lifecycle')(json, text)) }}
{%- endmacro %}

{% macro default__json_array_has(json, text) -%}
  {{ return(stripe_lifecycle.dialect_is_missing('json_array_has')) }}
{%- endmacro %}

{% macro duckdb__json_array_has(json, text) -%}
  json_contains({{ json }}, '"{{ text }}"')
{%- endmacro %}

{% macro postgres__json_array_has(json, text) -%}
  ({{ json }} @> cast('["{{ text }}"]' as jsonb))
{%- endmacro %}

{% macro bigquery__json_array_has(json, text) -%}
  ('{{ text }}' in unnest(json_value_array({{ json }})))
{%- endmacro %}

{% macro snowflake__json_array_has(json, text) -%}
  iff(is_array({{ json }}), contains(to_json({{ json }}), '"{{ text }}"'), false)
{%- endmacro %}

{% macro spark__json_array_has(json, text) -%}
  array_contains(from_json({{ json }}, 'array<string>'), '{{ text }}')
{%- endmacro %}

{# The text consists of letters, digits and underscores, so it is there as it is, between quotes. #}
{% macro redshift__json_array_has(json, text) -%}
  (position('"{{ text }}"' in json_serialize({{ stripe_lifecycle.redshift_value(json) }})) > 0)
{%- endmacro %}
