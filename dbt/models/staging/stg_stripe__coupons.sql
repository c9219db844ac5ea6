with arrived as (
  {{ stripe_lifecycle.latest_rows('coupons', key='id', cursor='observed_at') }}
)

select
  arrived.id as coupon_id,
  arrived.name,
  arrived.duration,
  cast(arrived.duration_in_months as {{ dbt.type_bigint() }}) as duration_in_months,
  cast(arrived.percent_off as {{ stripe_lifecycle.type_decimal() }}) as percent_off,
  cast(arrived.amount_off as {{ dbt.type_bigint() }}) as amount_off,
  arrived.currency,
  arrived.valid as is_valid,
  cast(arrived.max_redemptions as {{ dbt.type_bigint() }}) as max_redemptions,
  cast(arrived.times_redeemed as {{ dbt.type_bigint() }}) as times_redeemed,
  {{ stripe_lifecycle.time_from_unix('arrived.redeem_by') }} as redeem_by_at,
  {{ stripe_lifecycle.as_json('arrived.applies_to') }} as applies_to,
  {{ stripe_lifecycle.as_json('arrived.metadata') }} as metadata,
  arrived.livemode,
  arrived.account_id,
  {{ stripe_lifecycle.time_from_unix('arrived.created') }} as created_at,
  {{ stripe_lifecycle.as_time('arrived.observed_at') }} as observed_at,
  coalesce(arrived.is_deleted, false) as is_deleted
from arrived
