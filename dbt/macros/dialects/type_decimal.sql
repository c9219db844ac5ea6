{# The type of exact numbers with 12 decimal places, as many as Stripe's unit_amount_decimal has. #}
{% macro type_decimal() -%}
  {{ return(adapter.dispatch('type_decimal', 'stripe_lifecycle')()) }}
{%- endmacro %}

{% macro default__type_decimal() -%} decimal(38, 12) {%- endmacro %}

{% macro bigquery__type_decimal() -%} bignumeric {%- endmacro %}
