with arrived as (
  {{ stripe_lifecycle.latest_rows('products', key='id', cursor='observed_at') }}
)

select
  arrived.id as product_id,
  arrived.name,
  arrived.active as is_active,
  arrived.description,
  arrived.type as product_type,
  arrived.default_price as default_price_id,
  arrived.unit_label,
  arrived.statement_descriptor,
  arrived.tax_code,
  arrived.url,
  {{ stripe_lifecycle.as_json('arrived.metadata') }} as metadata,
  {{ stripe_lifecycle.time_from_unix('arrived.updated') }} as updated_at,
  arrived.livemode,
  arrived.account_id,
  {{ stripe_lifecycle.time_from_unix('arrived.created') }} as created_at,
  {{ stripe_lifecycle.as_time('arrived.observed_at') }} as observed_at,
  coalesce(arrived.is_deleted, false) as is_deleted
from arrived
