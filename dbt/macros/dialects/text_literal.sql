{# A text as a literal of SQL. #}
{% macro text_literal(text) -%}
  {{ return(adapter.dispatch('text_literal', 'stripe_lifecycle')(text | string)) }}
{%- endmacro %}

{% macro default__text_literal(text) -%}
  {{ return("'" ~ text | replace("'", "''") ~ "'") }}
{%- endmacro %}

{% macro bigquery__text_literal(text) -%}
  {{ return("'" ~ text | replace('\\', '\\\\') | replace("'", "\\'") ~ "'") }}
{%- endmacro %}

{% macro snowflake__text_literal(text) -%}
  {{ return("'" ~ text | replace('\\', '\\\\') | replace("'", "''") ~ "'") }}
{%- endmacro %}

{% macro spark__text_literal(text) -%}
  {{ return("'" ~ text | replace('\\', '\\\\') | replace("'", "\\'") ~ "'") }}
{%- endmacro %}

{% macro redshift__text_literal(text) -%}
  {{ return("'" ~ text | replace('\\', '\\\\') | replace("'", "''") ~ "'") }}
{%- endmacro %}
