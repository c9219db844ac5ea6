{# The version 5 UUID (RFC 9562) of a text in a namespace, lower case. `namespace` is a UUID in plain text, `name` a
   SQL expression. #}
{% macro uuid_v5(namespace, name) -%}
  {{ return(adapter.dispatch('uuid_v5', 'stripe_lifecycle')(namespace, name)) }}
{%- endmacro %}

{% macro default__uuid_v5(namespace, name) -%}
  {{ return(stripe_lifecycle.dialect_is_missing('uuid_v5')) }}
{%- endmacro %}

{% macro duckdb__uuid_v5(namespace, name) -%}
  {{ stripe_lifecycle.uuid_of_sha1("sha1(unhex('" ~ namespace | replace('-', '') ~ "') || encode(" ~ name ~ "))") }}
{%- endmacro %}

{# Of the extension uuid-ossp, which is part of PostgreSQL's own distribution: see prepare_uuid_v5. #}
{% macro postgres__uuid_v5(namespace, name) -%}
  cast(uuid_generate_v5(cast('{{ namespace }}' as uuid), {{ name }}) as text)
{%- endmacro %}

{% macro bigquery__uuid_v5(namespace, name) -%}
  {{ stripe_lifecycle.uuid_of_sha1(
    "to_hex(sha1(concat(from_hex('" ~ namespace | replace('-', '') ~ "'), cast(" ~ name ~ " as bytes))))") }}
{%- endmacro %}

{% macro snowflake__uuid_v5(namespace, name) -%}
  uuid_string('{{ namespace }}', {{ name }})
{%- endmacro %}

{% macro databricks__uuid_v5(namespace, name) -%}
  {{ stripe_lifecycle.uuid_of_sha1(
    "sha1(concat(unhex('" ~ namespace | replace('-', '') ~ "'), cast(" ~ name ~ " as binary)))") }}
{%- endmacro %}
