-- The discounts that subscriptions, their items and their customers have as they stand, in Stripe's order.
select
  subscriptions.subscription_id,
  'subscription' as level,
  cast(null as {{ dbt.type_string() }}) as item_id,
  {{ stripe_lifecycle.json_element_position('discount') }} as position,
  {{ stripe_lifecycle.discount_columns('discount.value') }}
from {{ ref('stg_stripe__subscriptions') }} as subscriptions
{{ stripe_lifecycle.json_array_elements('subscriptions.discounts', 'discount') }}
where not subscriptions.is_deleted

union all

select
  items.subscription_id,
  'item' as level,
  items.item_id,
  {{ stripe_lifecycle.json_element_position('discount') }} as position,
  {{ stripe_lifecycle.discount_columns('discount.value') }}
from {{ ref('int_lifecycle__items') }} as items
{{ stripe_lifecycle.json_array_elements('items.discounts', 'discount') }}

union all

select
  subscriptions.subscription_id,
  'customer' as level,
  cast(null as {{ dbt.type_string() }}) as item_id,
  1 as position,
  {{ stripe_lifecycle.discount_columns('customers.discount') }}
from {{ ref('stg_stripe__customers') }} as customers
inner join {{ ref('stg_stripe__subscriptions') }} as subscriptions
  on subscriptions.customer_id = customers.customer_id
where not subscriptions.is_deleted and customers.discount is not null
