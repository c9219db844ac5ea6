{# The items of subscriptions as they stand, as value_contracts takes them, the subscription being the state.
   subscriptions: a relation shaped as stg_stripe__subscriptions is.

   inclusive_tax_percent: the item's own inclusive rates, which replace the subscription's (https://docs.stripe.com/billing/taxes/tax-rates).
   Under Stripe Tax the rate is decided with each invoice: nothing can be taken out. #}
{% macro contract_items(subscriptions) -%}
with items as (
  select
    subscriptions.subscription_id as state_id,
    {{ stripe_lifecycle.json_element_position('item') }} as position,
    {{ stripe_lifecycle.json_text('item.value', ['id']) }} as item_id,
    {{ stripe_lifecycle.json_text('item.value', ['price', 'id']) }} as price_id,
    coalesce(
      {{ stripe_lifecycle.json_decimal('item.value', ['quantity_decimal']) }},
      {{ stripe_lifecycle.json_decimal('item.value', ['quantity']) }}) as quantity,
    {{ stripe_lifecycle.json_time('item.value', ['current_period_end']) }} as period_ends_at,
    {{ stripe_lifecycle.json_get('item.value', ['discounts']) }} as discounts,
    {{ stripe_lifecycle.json_get('item.value', ['tax_rates']) }} as tax_rates
  from {{ subscriptions }} as subscriptions
  {{ stripe_lifecycle.json_array_elements(stripe_lifecycle.json_get('subscriptions.items', ['data']), 'item') }}
),

own_rates as (
  select
    items.state_id,
    items.item_id,
    sum(case when {{ stripe_lifecycle.json_boolean('rate.value', ['inclusive']) }}
      then {{ stripe_lifecycle.json_decimal('rate.value', ['percentage']) }} else 0 end) as percent
  from items
  {{ stripe_lifecycle.json_array_elements('items.tax_rates', 'rate') }}
  group by items.state_id, items.item_id
),

default_rates as (
  select
    subscriptions.subscription_id as state_id,
    sum(case when {{ stripe_lifecycle.json_boolean('rate.value', ['inclusive']) }}
      then {{ stripe_lifecycle.json_decimal('rate.value', ['percentage']) }} else 0 end) as percent
  from {{ subscriptions }} as subscriptions
  {{ stripe_lifecycle.json_array_elements('subscriptions.default_tax_rates', 'rate') }}
  group by subscriptions.subscription_id
)

select
  items.state_id,
  items.position,
  items.item_id,
  items.price_id,
  items.quantity,
  items.period_ends_at,
  items.discounts,
  coalesce(own_rates.percent, default_rates.percent, 0) as inclusive_tax_percent
from items
left join own_rates on own_rates.state_id = items.state_id and own_rates.item_id = items.item_id
left join default_rates on default_rates.state_id = items.state_id
{%- endmacro %}
