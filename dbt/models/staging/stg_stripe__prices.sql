with arrived as (
  {{ stripe_lifecycle.latest_rows('prices', key='id', cursor='observed_at') }}
)

select
  arrived.id as price_id,
  arrived.product as product_id,
  arrived.active as is_active,
  arrived.nickname,
  arrived.lookup_key,
  arrived.type as price_type,
  arrived.billing_scheme,
  {{ stripe_lifecycle.json_text(stripe_lifecycle.as_json('arrived.recurring'), ['interval']) }} as billing_interval,
  {{ stripe_lifecycle.json_bigint(stripe_lifecycle.as_json('arrived.recurring'), ['interval_count']) }}
    as billing_interval_count,
  {{ stripe_lifecycle.json_text(stripe_lifecycle.as_json('arrived.recurring'), ['usage_type']) }} as usage_type,
  arrived.currency,
  cast(arrived.unit_amount as {{ dbt.type_bigint() }}) as unit_amount,
  cast(arrived.unit_amount_decimal as {{ stripe_lifecycle.type_decimal() }}) as unit_amount_decimal,
  arrived.tax_behavior,
  arrived.tiers_mode,
  {{ stripe_lifecycle.as_json('arrived.recurring') }} as recurring,
  {{ stripe_lifecycle.as_json('arrived.tiers') }} as tiers,
  {{ stripe_lifecycle.as_json('arrived.transform_quantity') }} as transform_quantity,
  {{ stripe_lifecycle.as_json('arrived.currency_options') }} as currency_options,
  {{ stripe_lifecycle.as_json('arrived.custom_unit_amount') }} as custom_unit_amount,
  {{ stripe_lifecycle.as_json('arrived.metadata') }} as metadata,
  arrived.livemode,
  arrived.account_id,
  {{ stripe_lifecycle.time_from_unix('arrived.created') }} as created_at,
  {{ stripe_lifecycle.as_time('arrived.observed_at') }} as observed_at,
  coalesce(arrived.is_deleted, false) as is_deleted
from arrived
