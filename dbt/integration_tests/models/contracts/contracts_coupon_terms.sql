-- What the contracts' coupons take off, from the shape of stg_stripe__coupons.
with coupons as (
  select
    id as coupon_id,
    duration,
    cast(percent_off as {{ stripe_lifecycle.type_decimal() }}) as percent_off,
    amount_off,
    currency,
    {{ stripe_lifecycle.as_json('applies_to') }} as applies_to
  from {{ ref('contract_coupons') }}
),

terms as (
  {{ stripe_lifecycle.coupon_terms('coupons') }}
)

select * from terms
