{# For a FROM clause, after the relation that the array comes from: one row for each element of a JSON array, as
   ALIAS.value. What is no array has no element. Example:

     from {{ ref('customers') }} as customers
     {{ stripe_lifecycle.json_array_elements('customers.mrr_by_currency', 'entry') }}
#}
{% macro json_array_elements(json, alias) -%}
  {{ return(adapter.dispatch('json_array_elements', 'stripe_lifecycle')(json, alias)) }}
{%- endmacro %}

{% macro default__json_array_elements(json, alias) -%}
  {{ return(stripe_lifecycle.dialect_is_missing('json_array_elements')) }}
{%- endmacro %}

{% macro duckdb__json_array_elements(json, alias) -%}
  cross join lateral (
    select unnest(json_extract({{ json }}, '$[*]')) as value
  ) as {{ alias }}
{%- endmacro %}

{% macro postgres__json_array_elements(json, alias) -%}
  cross join lateral jsonb_array_elements(
    case when jsonb_typeof({{ json }}) = 'array' then {{ json }} end
  ) as {{ alias }}(value)
{%- endmacro %}

{% macro bigquery__json_array_elements(json, alias) -%}
  cross join unnest(array(
    select as struct element as value
    from unnest(json_query_array({{ json }})) as element
  )) as {{ alias }}
{%- endmacro %}

{% macro snowflake__json_array_elements(json, alias) -%}
  cross join lateral flatten(input => iff(is_array({{ json }}), {{ json }}, null)) as {{ alias }}
{%- endmacro %}

{% macro spark__json_array_elements(json, alias) -%}
  cross join lateral explode(from_json({{ json }}, 'array<string>')) as {{ alias }}(value)
{%- endmacro %}

{# In Redshift the alias is itself the element. json_text and json_array_has know this. Its manual writes a comma, so no
   join may follow. #}
{% macro redshift__json_array_elements(json, alias) -%}
  , {{ json }} as {{ alias }}
{%- endmacro %}

{# What to read for ALIAS.value. #}
{% macro redshift_value(json) -%}
  {{ return(json[:-6] if json.endswith('.value') else json) }}
{%- endmacro %}
