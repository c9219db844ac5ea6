{# What items cost per billing period, before discounts and tax: one row for each recurring licensed item whose amount is known, exact.

   contracts: state_id, currency. items: state_id, item_id, price_id, quantity (null: 1).
   prices: the relation of price terms (int_stripe__price_terms).
   Gives state_id, item_id, amount_units, amount_scale (minor units = amount_units / 10^amount_scale), product_id, billing_interval and
   billing_interval_count.

   A quantity that isn't whole (Stripe's quantity_decimal) is counted in units of 10^-12, quantity_scale 12. Tiers: the flat amount of every
   tier that is reached (graduated) or of the one that the last unit falls into (volume) comes on top; no units reach no tier.
   https://docs.stripe.com/subscriptions/pricing-models/tiered-pricing #}
{% macro listed_amounts(contracts, items, prices=none) -%}
{%- set wide = stripe_lifecycle.wide_integer() -%}
{%- set decimal = stripe_lifecycle.type_decimal() -%}
{%- set one = '1000000000000' -%}
with sold as (
  select
    items.state_id,
    items.item_id,
    contracts.currency,
    prices.price_id,
    prices.product_id,
    prices.billing_interval,
    prices.billing_interval_count,
    case when prices.tiers_mode in ('graduated', 'volume') then prices.tiers_mode else 'per_unit' end as scheme,
    case when prices.currency = contracts.currency then prices.unit_amount
      else coalesce(
        {{ stripe_lifecycle.json_decimal(
          stripe_lifecycle.json_member('prices.currency_options', 'contracts.currency'), ['unit_amount_decimal']) }},
        {{ stripe_lifecycle.json_decimal(
          stripe_lifecycle.json_member('prices.currency_options', 'contracts.currency'), ['unit_amount']) }})
    end as unit_amount,
    prices.package_size,
    prices.package_rounding,
    {{ stripe_lifecycle.decimal_units('cast(coalesce(items.quantity, 1) as ' ~ decimal ~ ')') }} as quantity_units
  from {{ items }} as items
  inner join {{ contracts }} as contracts on contracts.state_id = items.state_id
  inner join {{ prices or ref('int_stripe__price_terms') }} as prices on prices.price_id = items.price_id
  where prices.billing_interval is not null and not prices.is_metered
),

{# In packages where there are some, and in whole units where it is whole. #}
counted as (
  select
    sold.*,
    case
      when scheme = 'per_unit' and package_size is not null
        then {{ stripe_lifecycle.whole_quotient('quantity_units', '(cast(package_size as ' ~ wide ~ ') * ' ~ one ~ ')') }}
          + case
            when package_rounding = 'up' and mod(quantity_units, cast(package_size as {{ wide }}) * {{ one }}) > 0 then 1
            else 0
          end
      when mod(quantity_units, {{ one }}) = 0 then {{ stripe_lifecycle.whole_quotient('quantity_units', one) }}
      else quantity_units
    end as quantity,
    case
      when scheme = 'per_unit' and package_size is not null then 0
      when mod(quantity_units, {{ one }}) = 0 then 0
      else 12
    end as quantity_scale
  from sold
),

tiered_prices as (
  select distinct counted.price_id, counted.currency
  from counted
  where counted.scheme <> 'per_unit'
),

tiers_of_prices as (
  select
    tiered_prices.price_id,
    tiered_prices.currency,
    case when prices.currency = tiered_prices.currency then prices.tiers
      else {{ stripe_lifecycle.json_get(
        stripe_lifecycle.json_member('prices.currency_options', 'tiered_prices.currency'), ['tiers']) }}
    end as tiers
  from tiered_prices
  inner join {{ prices or ref('int_stripe__price_terms') }} as prices on prices.price_id = tiered_prices.price_id
),

every_tier as (
  select
    tiers_of_prices.price_id,
    tiers_of_prices.currency,
    {{ stripe_lifecycle.json_element_position('tier') }} as position,
    cast({{ stripe_lifecycle.json_text('tier.value', ['up_to']) }} as {{ wide }}) as up_to,
    {{ stripe_lifecycle.decimal_units('cast(coalesce('
      ~ stripe_lifecycle.json_text('tier.value', ['unit_amount_decimal']) ~ ', '
      ~ stripe_lifecycle.json_text('tier.value', ['unit_amount']) ~ ", '0') as " ~ decimal ~ ')') }} as unit_units,
    {{ stripe_lifecycle.decimal_units('cast(coalesce('
      ~ stripe_lifecycle.json_text('tier.value', ['flat_amount_decimal']) ~ ', '
      ~ stripe_lifecycle.json_text('tier.value', ['flat_amount']) ~ ", '0') as " ~ decimal ~ ')') }} as flat_units
  from tiers_of_prices
  {{ stripe_lifecycle.json_array_elements('tiers_of_prices.tiers', 'tier') }}
),

tiers as (
  select
    every_tier.*,
    coalesce(lag(up_to) over (partition by price_id, currency order by position), 0) as above
  from every_tier
),

{# How much of the quantity each tier prices; only tiers that are reached have any. #}
reached as (
  select
    counted.state_id,
    counted.item_id,
    tiers.unit_units,
    tiers.flat_units,
    counted.quantity_scale,
    case
      when counted.quantity <= 0 then 0
      when counted.scheme = 'volume' then counted.quantity
      when tiers.up_to * {{ stripe_lifecycle.power_of_ten('counted.quantity_scale') }} < counted.quantity
        then (tiers.up_to - tiers.above) * {{ stripe_lifecycle.power_of_ten('counted.quantity_scale') }}
      else counted.quantity - tiers.above * {{ stripe_lifecycle.power_of_ten('counted.quantity_scale') }}
    end as quantity,
    case
      when counted.quantity <= tiers.above * {{ stripe_lifecycle.power_of_ten('counted.quantity_scale') }} then false
      when counted.scheme = 'graduated' or tiers.up_to is null then true
      else counted.quantity <= tiers.up_to * {{ stripe_lifecycle.power_of_ten('counted.quantity_scale') }}
    end as is_reached
  from counted
  inner join tiers on tiers.price_id = counted.price_id and tiers.currency = counted.currency
),

tiered as (
  select
    state_id,
    item_id,
    case
      when count(case when is_reached then 1 end) = count(case when is_reached then
        {{ stripe_lifecycle.exact_product('quantity', 'unit_units') }}
        + {{ stripe_lifecycle.exact_product('flat_units', stripe_lifecycle.power_of_ten('quantity_scale')) }} end)
        then coalesce(sum(case when is_reached then
          {{ stripe_lifecycle.exact_product('quantity', 'unit_units') }}
          + {{ stripe_lifecycle.exact_product('flat_units', stripe_lifecycle.power_of_ten('quantity_scale')) }} end), 0)
    end as amount_units
  from reached
  group by state_id, item_id
),

{# In units of 10^-(12 + quantity_scale). #}
priced as (
  select
    counted.*,
    case
      when counted.scheme = 'per_unit'
        then {{ stripe_lifecycle.exact_product(
          'counted.quantity', stripe_lifecycle.decimal_units('cast(counted.unit_amount as ' ~ decimal ~ ')')) }}
      else cast(tiered.amount_units as {{ wide }})
    end as amount_units,
    12 + counted.quantity_scale as amount_scale
  from counted
  left join tiered on tiered.state_id = counted.state_id and tiered.item_id = counted.item_id
  where (counted.scheme = 'per_unit' and counted.unit_amount is not null) or tiered.state_id is not null
),

ending as (
  select
    priced.*,
    case
      when {{ stripe_lifecycle.trailing_zeros('amount_units') }} > amount_scale then amount_scale
      else {{ stripe_lifecycle.trailing_zeros('amount_units') }}
    end as zeros
  from priced
)

select
  state_id,
  item_id,
  product_id,
  billing_interval,
  billing_interval_count,
  {{ stripe_lifecycle.whole_quotient('amount_units', stripe_lifecycle.power_of_ten('zeros')) }} as amount_units,
  amount_scale - zeros as amount_scale
from ending
{%- endmacro %}
