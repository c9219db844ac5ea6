{# How many of Stripe's minor units are one of a currency's major units, as SQL: 1 yen, 100 cents, 1000 fils.
   https://docs.stripe.com/currencies#zero-decimal #}
{% macro minor_units(currency) -%}
  {%- set without = 'bif clp djf gnf jpy kmf krw mga pyg rwf vnd vuv xaf xof xpf'.split(' ') -%}
  {%- set thousandths = 'bhd jod kwd omr tnd'.split(' ') -%}
  case
      when {{ currency }} in ('{{ without | join("', '") }}') then 1
      when {{ currency }} in ('{{ thousandths | join("', '") }}') then 1000
      else 100
    end
{%- endmacro %}
