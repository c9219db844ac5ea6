-- The contracts' customers in the shape of stg_stripe__customers.
select
  customer as customer_id,
  {{ stripe_lifecycle.as_json('customer_discount') }} as discount
from {{ ref('contracts') }}
