{# The discounts that subscriptions, their items and their customers have as they stand, in Stripe's order.
   subscriptions, customers: relations shaped as the staging models are. items: a relation of the same subscriptions' items.
   key: what the subscription's id is called in the items, and in what this gives. #}
{% macro held_discounts(subscriptions, customers, items, key) -%}
select
  subscriptions.subscription_id as {{ key }},
  'subscription' as level,
  cast(null as {{ dbt.type_string() }}) as item_id,
  {{ stripe_lifecycle.json_element_position('discount') }} as position,
  {{ stripe_lifecycle.discount_columns('discount.value') }}
from {{ subscriptions }} as subscriptions
{{ stripe_lifecycle.json_array_elements('subscriptions.discounts', 'discount') }}

union all

select
  items.{{ key }},
  'item' as level,
  items.item_id,
  {{ stripe_lifecycle.json_element_position('discount') }} as position,
  {{ stripe_lifecycle.discount_columns('discount.value') }}
from {{ items }} as items
{{ stripe_lifecycle.json_array_elements('items.discounts', 'discount') }}

union all

select
  subscriptions.subscription_id as {{ key }},
  'customer' as level,
  cast(null as {{ dbt.type_string() }}) as item_id,
  1 as position,
  {{ stripe_lifecycle.discount_columns('customers.discount') }}
from {{ subscriptions }} as subscriptions
inner join {{ customers }} as customers on customers.customer_id = subscriptions.customer_id
where customers.discount is not null
{%- endmacro %}
