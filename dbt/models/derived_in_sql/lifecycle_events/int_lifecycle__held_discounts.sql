with subscriptions as (
  select * from {{ ref('stg_stripe__subscriptions') }} where not is_deleted
)

select *
from (
  {{ stripe_lifecycle.held_discounts(
    'subscriptions', ref('stg_stripe__customers'), ref('int_lifecycle__items'), key='subscription_id') }}
) as held
