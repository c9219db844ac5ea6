{# The place, counted from 1, of an element of json_array_elements. #}
{% macro json_element_position(alias) -%}
  {{ return(adapter.dispatch('json_element_position', 'stripe_lifecycle')(alias)) }}
{%- endmacro %}

{% macro default__json_element_position(alias) -%} {{ alias }}.position {%- endmacro %}

{% macro snowflake__json_element_position(alias) -%} ({{ alias }}.index + 1) {%- endmacro %}

{% macro databricks__json_element_position(alias) -%} ({{ alias }}.index + 1) {%- endmacro %}
