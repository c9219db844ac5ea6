-- The items of the subscriptions that haven't ended, oldest subscription first. The name is the product's, or as the option plan_name says;
-- where that is missing, the price's nickname, else its id.
{% set plan_name = var('stripe_lifecycle_plan_name') %}
{% set key = var('stripe_lifecycle_plan_name_metadata_key') %}
with products as (
  select
    product_id,
    coalesce(nullif(name, ''), product_id) as name,
    metadata
  from {{ ref('stg_stripe__products') }}
)

select
  subscriptions.customer_id,
  subscriptions.subscription_id,
  items.item_id,
  prices.price_id,
  prices.product_id,
  prices.billing_interval,
  prices.billing_interval_count,
  case when prices.is_metered then null else coalesce(items.quantity, 1) end as quantity,
  coalesce(
    {% if plan_name == 'metadata_key' -%}
    nullif(coalesce(
      {{ stripe_lifecycle.json_text('prices.metadata', [key]) }}, {{ stripe_lifecycle.json_text('products.metadata', [key]) }}), ''),
    {%- elif plan_name == 'nickname' -%} nullif(prices.nickname, ''),
    {%- elif plan_name == 'lookup_key' -%} nullif(prices.lookup_key, ''),
    {%- else -%} products.name,
    {%- endif %}
    nullif(prices.nickname, ''),
    prices.price_id) as name,
  row_number() over (
    partition by subscriptions.customer_id
    order by subscriptions.created_seconds, {{ stripe_lifecycle.by_code('subscriptions.subscription_id') }}, items.position
  ) as place
from {{ ref('int_customer__subscriptions') }} as subscriptions
inner join {{ ref('int_stripe__contract_items') }} as items on items.state_id = subscriptions.subscription_id
inner join {{ ref('int_stripe__price_terms') }} as prices on prices.price_id = items.price_id
left join products on products.product_id = prices.product_id
where subscriptions.status in ('active', 'past_due', 'trialing', 'paused', 'unpaid')
