{# Arithmetic with whole numbers beyond bigint, by which fractions are kept exact: PostgreSQL's numeric has no limit, the other warehouses
   hold 38 digits (BigQuery). What needs more is null, never rounded. #}

{# The type of a wide integer. #}
{% macro wide_integer() -%}
  {{ return(adapter.dispatch('wide_integer', 'stripe_lifecycle')()) }}
{%- endmacro %}

{% macro default__wide_integer() -%} decimal(38, 0) {%- endmacro %}

{% macro duckdb__wide_integer() -%} hugeint {%- endmacro %}

{% macro postgres__wide_integer() -%} numeric {%- endmacro %}

{% macro bigquery__wide_integer() -%} bignumeric {%- endmacro %}

{# How many digits surely fit. #}
{% macro wide_digits() -%}
  {{ return(adapter.dispatch('wide_digits', 'stripe_lifecycle')()) }}
{%- endmacro %}

{% macro default__wide_digits() -%} {{ return(37) }} {%- endmacro %}

{% macro postgres__wide_digits() -%} {{ return(1000) }} {%- endmacro %}

{# The product of two wide integers; null where it has more digits than fit. #}
{% macro exact_product(a, b) -%}
  {{ return(adapter.dispatch('exact_product', 'stripe_lifecycle')(a, b)) }}
{%- endmacro %}

{% macro default__exact_product(a, b) -%}
  case
    when abs(cast({{ a }} as {{ dbt.type_float() }})) * abs(cast({{ b }} as {{ dbt.type_float() }})) < 1e37
      then cast({{ a }} * {{ b }} as {{ stripe_lifecycle.wide_integer() }})
  end
{%- endmacro %}

{% macro postgres__exact_product(a, b) -%} ({{ a }} * {{ b }}) {%- endmacro %}

{# The whole quotient of two wide integers, neither of them negative. #}
{% macro whole_quotient(a, b) -%}
  {{ return(adapter.dispatch('whole_quotient', 'stripe_lifecycle')(a, b)) }}
{%- endmacro %}

{% macro default__whole_quotient(a, b) -%}
  cast(({{ a }} - mod({{ a }}, {{ b }})) / {{ b }} as {{ stripe_lifecycle.wide_integer() }})
{%- endmacro %}

{% macro duckdb__whole_quotient(a, b) -%} ({{ a }} // {{ b }}) {%- endmacro %}

{% macro postgres__whole_quotient(a, b) -%} div({{ a }}, {{ b }}) {%- endmacro %}

{% macro bigquery__whole_quotient(a, b) -%} div({{ a }}, {{ b }}) {%- endmacro %}

{# The greatest common divisor of two wide integers, not both 0. Where a warehouse has none it is 1: fractions then aren't reduced, and
   reach 38 digits sooner. #}
{% macro common_divisor(a, b) -%}
  {{ return(adapter.dispatch('common_divisor', 'stripe_lifecycle')(a, b)) }}
{%- endmacro %}

{% macro default__common_divisor(a, b) -%} cast(1 as {{ stripe_lifecycle.wide_integer() }}) {%- endmacro %}

{% macro duckdb__common_divisor(a, b) -%} gcd({{ a }}, {{ b }}) {%- endmacro %}

{% macro postgres__common_divisor(a, b) -%} gcd({{ a }}, {{ b }}) {%- endmacro %}

{# Ten to the power of a whole number from 0 to 37. #}
{% macro power_of_ten(exponent) -%}
  cast('1' || repeat('0', cast({{ exponent }} as {{ dbt.type_int() }})) as {{ stripe_lifecycle.wide_integer() }})
{%- endmacro %}

{# With how many zeros a wide integer ends; of 0 more than any other has. #}
{% macro trailing_zeros(units) -%}
  case
    when {{ units }} = 0 then 99
    else length(cast({{ units }} as {{ dbt.type_string() }})) - length(rtrim(cast({{ units }} as {{ dbt.type_string() }}), '0'))
  end
{%- endmacro %}

{# A number of type_decimal() in units of 10^-12, a wide integer. #}
{% macro decimal_units(decimal) -%}
  {{ return(adapter.dispatch('decimal_units', 'stripe_lifecycle')(decimal)) }}
{%- endmacro %}

{# Its text always has 12 places, as its type does. #}
{% macro default__decimal_units(decimal) -%}
  cast(replace(cast({{ decimal }} as {{ dbt.type_string() }}), '.', '') as {{ stripe_lifecycle.wide_integer() }})
{%- endmacro %}

{% macro bigquery__decimal_units(decimal) -%}
  cast({{ decimal }} * 1000000000000 as bignumeric)
{%- endmacro %}
