-- The contracts in the shape of stg_stripe__subscriptions.
select
  id as subscription_id,
  customer as customer_id,
  currency,
  {{ stripe_lifecycle.as_json('items') }} as items,
  {{ stripe_lifecycle.as_json('discounts') }} as discounts,
  {{ stripe_lifecycle.as_json('default_tax_rates') }} as default_tax_rates,
  {{ stripe_lifecycle.time_from_unix('valued_at') }} as valued_at
from {{ ref('contracts') }}
