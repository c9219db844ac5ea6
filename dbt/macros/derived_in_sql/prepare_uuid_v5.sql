{# What a database needs before `uuid_v5`, for a model's pre_hook; empty where it needs nothing. PostgreSQL's
   extension is one that any role with the right CREATE on the database may create, and where it is there already, no
   right is needed. #}
{% macro prepare_uuid_v5() -%}
  {{ return(adapter.dispatch('prepare_uuid_v5', 'stripe_lifecycle')()) }}
{%- endmacro %}

{% macro default__prepare_uuid_v5() -%}{%- endmacro %}

{% macro postgres__prepare_uuid_v5() -%} create extension if not exists "uuid-ossp" {%- endmacro %}
