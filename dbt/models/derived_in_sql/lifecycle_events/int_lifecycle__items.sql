-- The items of each subscription as it stands.
{% set value = 'item.value' %}
select
  subscriptions.subscription_id,
  subscriptions.customer_id,
  {{ stripe_lifecycle.json_text(value, ['id']) }} as item_id,
  {{ stripe_lifecycle.json_text(value, ['price', 'id']) }} as price_id,
  coalesce(
    {{ stripe_lifecycle.json_decimal(value, ['quantity_decimal']) }},
    {{ stripe_lifecycle.json_decimal(value, ['quantity']) }}) as quantity,
  {{ stripe_lifecycle.json_bigint(value, ['created']) }} as created_seconds,
  {{ stripe_lifecycle.json_bigint(value, ['current_period_start']) }} as period_start_seconds,
  {{ stripe_lifecycle.json_get(value, ['discounts']) }} as discounts
from {{ ref('stg_stripe__subscriptions') }} as subscriptions
{{ stripe_lifecycle.json_array_elements(stripe_lifecycle.json_get('subscriptions.items', ['data']), 'item') }}
where not subscriptions.is_deleted
