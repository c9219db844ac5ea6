{{ config(
  enabled=var('stripe_lifecycle__using_customers'),
  unique_key='customer_id',
  pre_hook="{{ stripe_lifecycle.delete_vanished_rows('customers', 'id', 'customer_id') }}"
) }}

with arrived as (
  {{ stripe_lifecycle.latest_rows('customers', key='id', cursor='observed_at', staged_key='customer_id') }}
)

select
  arrived.id as customer_id,
  arrived.email,
  arrived.name,
  arrived.description,
  arrived.phone,
  arrived.currency,
  cast(arrived.balance as {{ dbt.type_bigint() }}) as balance,
  arrived.delinquent as is_delinquent,
  arrived.tax_exempt,
  arrived.default_source as default_source_id,
  arrived.test_clock as test_clock_id,
  {{ stripe_lifecycle.as_json('arrived.discount') }} as discount,
  {{ stripe_lifecycle.as_json('arrived.address') }} as address,
  {{ stripe_lifecycle.as_json('arrived.shipping') }} as shipping,
  {{ stripe_lifecycle.as_json('arrived.invoice_settings') }} as invoice_settings,
  {{ stripe_lifecycle.as_json('arrived.metadata') }} as metadata,
  arrived.livemode,
  arrived.account_id,
  {{ stripe_lifecycle.source_schema('arrived') }} as source_schema,
  {{ stripe_lifecycle.time_from_unix('arrived.created') }} as created_at,
  {{ stripe_lifecycle.as_time('arrived.observed_at') }} as observed_at,
  coalesce(arrived.is_deleted, false) as is_deleted,
  {{ stripe_lifecycle.staged_at() }} as staged_at
from arrived
