{# The discounts of subscriptions as they stand, as value_contracts takes them, the subscription being the state.
   subscriptions, customers: relations shaped as the staging models are. items: what contract_items gives of the same subscriptions. #}
{% macro contract_discounts(subscriptions, customers, items) -%}
with held as (
  select
    subscriptions.subscription_id as state_id,
    'subscription' as level,
    cast(null as {{ dbt.type_string() }}) as item_id,
    {{ stripe_lifecycle.json_element_position('discount') }} as position,
    {{ stripe_lifecycle.discount_columns('discount.value') }}
  from {{ subscriptions }} as subscriptions
  {{ stripe_lifecycle.json_array_elements('subscriptions.discounts', 'discount') }}

  union all

  select
    items.state_id,
    'item' as level,
    items.item_id,
    {{ stripe_lifecycle.json_element_position('discount') }} as position,
    {{ stripe_lifecycle.discount_columns('discount.value') }}
  from {{ items }} as items
  {{ stripe_lifecycle.json_array_elements('items.discounts', 'discount') }}

  union all

  select
    subscriptions.subscription_id as state_id,
    'customer' as level,
    cast(null as {{ dbt.type_string() }}) as item_id,
    1 as position,
    {{ stripe_lifecycle.discount_columns('customers.discount') }}
  from {{ subscriptions }} as subscriptions
  inner join {{ customers }} as customers on customers.customer_id = subscriptions.customer_id
  where customers.discount is not null
)

select
  state_id,
  level,
  item_id,
  position,
  discount_id,
  coupon_id,
  {{ stripe_lifecycle.time_from_unix('end_seconds') }} as ends_at
from held
{%- endmacro %}
