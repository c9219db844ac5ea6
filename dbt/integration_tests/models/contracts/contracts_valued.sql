-- What the SQL says that the contracts are worth.
with states as (
  select
    subscription_id as state_id,
    currency,
    valued_at
  from {{ ref('contracts_subscriptions') }}
),

valued as (
  {{ stripe_lifecycle.value_contracts(
    'states', ref('contracts_items'), ref('contracts_discounts'), ref('contracts_price_terms'), ref('contracts_coupon_terms')) }}
)

select * from valued
