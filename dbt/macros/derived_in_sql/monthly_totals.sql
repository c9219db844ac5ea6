{# Amounts per billing period made monthly, without the tax that they include, summed over a state and rounded half up, once.

   amounts: state_id, numerator and denominator (wide integers, whose quotient is the amount in minor units), billing_interval,
   billing_interval_count, inclusive_tax_percent (a number; null: nothing is taken out).
   Gives state_id and total (minor units; null where an exact result would need more digits than the warehouse has).

   A week is 52/12 months and a day 365/12, so that sums are fractions. They are added by denominators. Where a state has a single one,
   quotient and remainder decide the rounding. Of several, the fractional parts are cut to as many decimals as fit and rounded up: a sum
   of just a half is seen as such, and a smaller one could only be mistaken for it by a common denominator of more digits than were kept. #}
{% macro monthly_totals(amounts) -%}
{%- set wide = stripe_lifecycle.wide_integer() -%}
{%- set decimal = stripe_lifecycle.type_decimal() -%}
{%- set hundred = 'cast(100000000000000 as ' ~ wide ~ ')' -%}
with rated as (
  select
    amounts.state_id,
    amounts.numerator,
    amounts.denominator,
    case amounts.billing_interval when 'day' then 365 when 'week' then 13 else 1 end as months_above,
    amounts.billing_interval_count
      * case amounts.billing_interval when 'day' then 12 when 'week' then 3 when 'month' then 1 else 12 end as months_below,
    {{ stripe_lifecycle.decimal_units('cast(coalesce(amounts.inclusive_tax_percent, 0) as ' ~ decimal ~ ')') }} as tax_units
  from {{ amounts }} as amounts
),

taxed as (
  select
    rated.*,
    {{ stripe_lifecycle.common_divisor('tax_units', hundred) }} as divisor
  from rated
),

grouped as (
  select
    state_id,
    denominator,
    months_above,
    months_below,
    case when tax_units = 0 then 1 else {{ stripe_lifecycle.whole_quotient(hundred, 'divisor') }} end as tax_above,
    case when tax_units = 0 then 1 else {{ stripe_lifecycle.whole_quotient('(' ~ hundred ~ ' + tax_units)', 'divisor') }} end
      as tax_below,
    case when count(numerator) = count(*) then cast(sum(numerator) as {{ wide }}) end as numerator
  from taxed
  group by 1, 2, 3, 4, 5, 6
),

rates as (
  select
    grouped.*,
    {{ stripe_lifecycle.exact_product('(months_above * tax_above)', 'numerator') }} as above,
    {{ stripe_lifecycle.exact_product('(months_below * tax_below)', 'denominator') }} as below
  from grouped
),

fractions as (
  select
    state_id,
    {{ stripe_lifecycle.whole_quotient('above', stripe_lifecycle.common_divisor('above', 'below')) }} as above,
    {{ stripe_lifecycle.whole_quotient('below', stripe_lifecycle.common_divisor('above', 'below')) }} as below
  from rates
),

parts as (
  select
    state_id,
    below,
    {{ stripe_lifecycle.whole_quotient('above', 'below') }} as whole,
    mod(above, below) as remainder,
    count(*) over (partition by state_id) as part_count,
    count(below) over (partition by state_id) as known_count,
    {{ stripe_lifecycle.wide_digits() }} - max(length(cast(below as {{ dbt.type_string() }}))) over (partition by state_id)
      as spare_digits
  from fractions
),

{# Without enough digits to spare, no place is asked for: the total is unknown. #}
placed as (
  select
    parts.*,
    case when part_count = known_count and spare_digits >= 9 then 1 else 0 end as is_known,
    case when spare_digits > 30 then 30 when spare_digits >= 9 then spare_digits else 1 end as places
  from parts
),

decimals as (
  select
    placed.*,
    case when is_known = 1 then {{ stripe_lifecycle.whole_quotient(
      '(remainder * ' ~ stripe_lifecycle.power_of_ten('places') ~ ')', 'below') }} end as cut,
    case when is_known = 1 then mod(remainder * {{ stripe_lifecycle.power_of_ten('places') }}, below) end as rest
  from placed
)

select
  state_id,
  cast(case
    when min(is_known) = 0 then null
    when max(part_count) = 1 then sum(whole) + max(case when 2 * remainder >= below then 1 else 0 end)
    else sum(whole) + {{ stripe_lifecycle.whole_quotient(
      '(sum(cut + case when rest > 0 then 1 else 0 end) + 5 * ' ~ stripe_lifecycle.power_of_ten('max(places) - 1') ~ ')',
      stripe_lifecycle.power_of_ten('max(places)')) }}
  end as {{ dbt.type_bigint() }}) as total
from decimals
group by state_id
{%- endmacro %}
