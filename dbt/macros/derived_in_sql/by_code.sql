{# A text to order by, character code by character code, as the connector orders ids: PostgreSQL would follow the
   database's language. #}
{% macro by_code(text) -%}
  {{ return(adapter.dispatch('by_code', 'stripe_lifecycle')(text)) }}
{%- endmacro %}

{% macro default__by_code(text) -%} {{ text }} {%- endmacro %}

{% macro postgres__by_code(text) -%} ({{ text }}) collate "C" {%- endmacro %}
