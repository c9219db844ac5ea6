{# The type of a decimal number with so many digits, of which so many are behind the point: exact, unlike a float. #}
{% macro type_exact(digits, decimals) -%}
  {{ return(adapter.dispatch('type_exact', 'stripe_lifecycle')(digits, decimals)) }}
{%- endmacro %}

{% macro default__type_exact(digits, decimals) -%}
  {{ return('numeric(' ~ digits ~ ', ' ~ decimals ~ ')') }}
{%- endmacro %}

{# A NUMERIC has nine decimals there at most. #}
{% macro bigquery__type_exact(digits, decimals) -%}
  {{ return('bignumeric(' ~ digits ~ ', ' ~ decimals ~ ')') }}
{%- endmacro %}
