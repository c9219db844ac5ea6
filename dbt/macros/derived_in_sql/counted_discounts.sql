{# The discounts that lower what contracts are worth, numbered in the order in which they do: an item's among themselves, and those of the
   subscription, in whose absence the customer's stands in.

   contracts: state_id, currency, valued_at. discounts: state_id, level, item_id, position, discount_id, coupon_id, ends_at.
   Gives state_id, item_id (null: of the whole subscription), step (1, 2 ...), discount_id, coupon_id, is_restricted (to the coupon's
   products), keep_units and keep_scale (a percentage: what remains is keep_units / 10^keep_scale), amount_off (minor units a billing
   period). In another currency than the contract's, an amount takes off nothing, but still stands before the customer's discount. #}
{% macro counted_discounts(contracts, discounts, coupons=none) -%}
{%- set wide = stripe_lifecycle.wide_integer() -%}
with counted as (
  select
    discounts.state_id,
    discounts.level,
    discounts.item_id,
    discounts.position,
    discounts.discount_id,
    coupons.coupon_id,
    coupons.product_ids is not null as is_restricted,
    100000000000000 - {{ stripe_lifecycle.decimal_units('coupons.percent_off') }} as keep_units,
    case when coupons.percent_off is null and coupons.currency = contracts.currency then cast(coupons.amount_off as {{ wide }}) end
      as amount_off
  from {{ discounts }} as discounts
  inner join {{ contracts }} as contracts on contracts.state_id = discounts.state_id
  inner join {{ coupons or ref('int_stripe__coupon_terms') }} as coupons on coupons.coupon_id = discounts.coupon_id
  where (discounts.ends_at is null or discounts.ends_at > contracts.valued_at)
    and coupons.duration in ({{ stripe_lifecycle.counted_durations() }})
),

ranked as (
  select
    counted.*,
    max(case when level = 'subscription' then 1 else 0 end) over (partition by state_id) as has_own,
    case
      when {{ stripe_lifecycle.trailing_zeros('keep_units') }} > 14 then 14
      else {{ stripe_lifecycle.trailing_zeros('keep_units') }}
    end as zeros
  from counted
)

select
  state_id,
  case when level = 'item' then item_id end as item_id,
  row_number() over (
    partition by state_id, case when level = 'item' then item_id end
    order by position
  ) as step,
  discount_id,
  coupon_id,
  is_restricted,
  {{ stripe_lifecycle.whole_quotient('keep_units', stripe_lifecycle.power_of_ten('zeros')) }} as keep_units,
  14 - zeros as keep_scale,
  amount_off
from ranked
where level in ('item', 'subscription') or has_own = 0
{%- endmacro %}
