{# For a FROM clause, after the relation that the array comes from: one row for each element of a JSON array, as
   ALIAS.value, in the array's order (json_element_position). What is no array has no element. Example:

     from {{ ref('stg_stripe__subscriptions') }} as subscriptions
     {{ stripe_lifecycle.json_array_elements(stripe_lifecycle.json_get('subscriptions.items', ['data']), 'item') }}
#}
{% macro json_array_elements(json, alias) -%}
  {{ return(adapter.dispatch('json_array_elements', 'stripe_lifecycle')(json, alias)) }}
{%- endmacro %}

{% macro default__json_array_elements(json, alias) -%}
  {{ return(stripe_lifecycle.dialect_is_missing('json_array_elements')) }}
{%- endmacro %}

{% macro duckdb__json_array_elements(json, alias) -%}
  cross join lateral (
    select
      unnest(json_extract({{ json }}, '$[*]')) as value,
      unnest(range(1, len(json_extract({{ json }}, '$[*]')) + 1)) as position
  ) as {{ alias }}
{%- endmacro %}

{% macro postgres__json_array_elements(json, alias) -%}
  cross join lateral jsonb_array_elements(
    case when jsonb_typeof({{ json }}) = 'array' then {{ json }} end
  ) with ordinality as {{ alias }}(value, position)
{%- endmacro %}

{% macro bigquery__json_array_elements(json, alias) -%}
  cross join unnest(array(
    select as struct element as value, index + 1 as position
    from unnest(json_query_array({{ json }})) as element with offset as index
  )) as {{ alias }}
{%- endmacro %}

{% macro snowflake__json_array_elements(json, alias) -%}
  cross join lateral flatten(input => iff(is_array({{ json }}), {{ json }}, null)) as {{ alias }}
{%- endmacro %}

{% macro databricks__json_array_elements(json, alias) -%}
  cross join lateral posexplode(from_json({{ json }}, 'array<string>')) as {{ alias }}(index, value)
{%- endmacro %}
