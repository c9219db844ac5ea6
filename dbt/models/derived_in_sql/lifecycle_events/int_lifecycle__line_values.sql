{{ config(pre_hook=stripe_lifecycle.prepare_long_query()) }}
-- What each line took for its period, after the discounts that count and without inclusive tax: numerator / denominator
-- minor units. Lines are rounded to whole units. Where the price is known and its amount rounds to the line's, the
-- price's own is used.
{% set wide = stripe_lifecycle.wide_integer() %}
{% set zero = 'cast(0 as ' ~ wide ~ ')' %}
with contracts as (
  select
    line_key as state_id,
    currency
  from {{ ref('int_lifecycle__lines') }}
  where is_unit_price_known
),

items as (
  select
    line_key as state_id,
    line_key as item_id,
    price_id,
    quantity
  from {{ ref('int_lifecycle__lines') }}
  where is_unit_price_known
),

listed as (
  {{ stripe_lifecycle.listed_amounts('contracts', 'items') }}
),

scaled as (
  select
    state_id as line_key,
    amount_units,
    {{ stripe_lifecycle.power_of_ten('amount_scale') }} as denominator
  from listed
),

discounted as (
  select
    line_key,
    sum(amount) as amount
  from {{ ref('int_lifecycle__line_discounts') }}
  where is_counted
  group by line_key
),

taxed as (
  select
    lines.line_key,
    sum({{ stripe_lifecycle.json_bigint('tax.value', ['amount']) }}) as amount
  from {{ ref('int_lifecycle__lines') }} as lines
  {{ stripe_lifecycle.json_array_elements('lines.taxes', 'tax') }}
  where {{ stripe_lifecycle.json_text('tax.value', ['tax_behavior']) }} = 'inclusive'
  group by lines.line_key
),

gross as (
  select
    lines.line_key,
    coalesce(scaled.denominator, cast(1 as {{ wide }})) as denominator,
    case when scaled.line_key is not null then scaled.amount_units else cast(lines.amount as {{ wide }}) end
      as numerator,
    cast(coalesce(discounted.amount, 0) + coalesce(taxed.amount, 0) as {{ wide }}) as taken_off
  from {{ ref('int_lifecycle__lines') }} as lines
  left join scaled
    on scaled.line_key = lines.line_key
    and {{ stripe_lifecycle.whole_quotient(
      '(2 * scaled.amount_units + scaled.denominator)', '(2 * scaled.denominator)') }} = lines.amount
  left join discounted on discounted.line_key = lines.line_key
  left join taxed on taxed.line_key = lines.line_key
)

select
  line_key,
  case when numerator > taken_off * denominator then numerator - taken_off * denominator else {{ zero }} end
    as numerator,
  denominator
from gross
