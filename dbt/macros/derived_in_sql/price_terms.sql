{# What is known of prices: one row for each. Prices made inline (price_data) are in no list of prices; the items of subscriptions carry
   them whole, but for tiers and other currencies. What a price costs never changes, so that any rendering serves for all.

   prices, subscriptions: relations shaped as the staging models are. #}
{% macro price_terms(prices, subscriptions) -%}
with listed as (
  select
    prices.price_id,
    prices.product_id,
    prices.nickname,
    prices.lookup_key,
    prices.metadata,
    lower(prices.currency) as currency,
    prices.billing_interval,
    prices.billing_interval_count,
    coalesce(prices.usage_type = 'metered', false) as is_metered,
    prices.tiers_mode,
    coalesce(prices.unit_amount_decimal, cast(prices.unit_amount as {{ stripe_lifecycle.type_decimal() }})) as unit_amount,
    prices.tiers,
    prices.currency_options,
    prices.transform_quantity,
    1 as source_order
  from {{ prices }} as prices
),

held as (
  select
    {{ stripe_lifecycle.json_get('item.value', ['price']) }} as price
  from {{ subscriptions }} as subscriptions
  {{ stripe_lifecycle.json_array_elements(stripe_lifecycle.json_get('subscriptions.items', ['data']), 'item') }}
),

embedded as (
  select
    {{ stripe_lifecycle.json_text('held.price', ['id']) }} as price_id,
    {{ stripe_lifecycle.json_text('held.price', ['product']) }} as product_id,
    {{ stripe_lifecycle.json_text('held.price', ['nickname']) }} as nickname,
    {{ stripe_lifecycle.json_text('held.price', ['lookup_key']) }} as lookup_key,
    {{ stripe_lifecycle.json_get('held.price', ['metadata']) }} as metadata,
    lower({{ stripe_lifecycle.json_text('held.price', ['currency']) }}) as currency,
    {{ stripe_lifecycle.json_text('held.price', ['recurring', 'interval']) }} as billing_interval,
    {{ stripe_lifecycle.json_bigint('held.price', ['recurring', 'interval_count']) }} as billing_interval_count,
    coalesce({{ stripe_lifecycle.json_text('held.price', ['recurring', 'usage_type']) }} = 'metered', false) as is_metered,
    {{ stripe_lifecycle.json_text('held.price', ['tiers_mode']) }} as tiers_mode,
    coalesce(
      {{ stripe_lifecycle.json_decimal('held.price', ['unit_amount_decimal']) }},
      {{ stripe_lifecycle.json_decimal('held.price', ['unit_amount']) }}) as unit_amount,
    {{ stripe_lifecycle.json_get('held.price', ['tiers']) }} as tiers,
    {{ stripe_lifecycle.json_get('held.price', ['currency_options']) }} as currency_options,
    {{ stripe_lifecycle.json_get('held.price', ['transform_quantity']) }} as transform_quantity,
    2 as source_order
  from held
),

every_rendering as (
  select * from listed
  union all
  select embedded.* from embedded where embedded.price_id is not null
),

numbered as (
  select every_rendering.*, row_number() over (partition by price_id order by source_order) as rendering
  from every_rendering
)

select
  price_id,
  product_id,
  nickname,
  lookup_key,
  metadata,
  currency,
  billing_interval,
  case when billing_interval_count >= 1 then billing_interval_count else 1 end as billing_interval_count,
  is_metered,
  tiers_mode,
  unit_amount,
  tiers,
  currency_options,
  case
    when {{ stripe_lifecycle.json_bigint('transform_quantity', ['divide_by']) }} >= 1
      then {{ stripe_lifecycle.json_bigint('transform_quantity', ['divide_by']) }}
  end as package_size,
  case when {{ stripe_lifecycle.json_text('transform_quantity', ['round']) }} = 'down' then 'down' else 'up' end
    as package_rounding
from numbered
where rendering = 1
{%- endmacro %}
