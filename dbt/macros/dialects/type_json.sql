{# The type of the warehouse's JSON values, as as_json gives them. models/marts/customers.yml repeats it, since YAML knows
   no macros. #}
{% macro type_json() -%}
  {{ return(adapter.dispatch('type_json', 'stripe_lifecycle')()) }}
{%- endmacro %}

{% macro default__type_json() -%}
  {{ return(stripe_lifecycle.dialect_is_missing('type_json')) }}
{%- endmacro %}

{% macro duckdb__type_json() -%} {{ return('json') }} {%- endmacro %}

{% macro postgres__type_json() -%} {{ return('jsonb') }} {%- endmacro %}

{% macro redshift__type_json() -%} {{ return('super') }} {%- endmacro %}

{% macro bigquery__type_json() -%} {{ return('json') }} {%- endmacro %}

{% macro snowflake__type_json() -%} {{ return('variant') }} {%- endmacro %}

{% macro spark__type_json() -%} {{ return('string') }} {%- endmacro %}
