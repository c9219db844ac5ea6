with arrived as (
  {{ stripe_lifecycle.latest_rows('credit_notes', key='id', cursor='observed_at') }}
)

select
  arrived.id as credit_note_id,
  arrived.customer as customer_id,
  arrived.invoice as invoice_id,
  arrived.number,
  arrived.status,
  arrived.type as credit_note_type,
  arrived.reason,
  arrived.currency,
  cast(arrived.amount as {{ dbt.type_bigint() }}) as amount,
  cast(arrived.subtotal as {{ dbt.type_bigint() }}) as subtotal,
  cast(arrived.total as {{ dbt.type_bigint() }}) as total,
  cast(arrived.discount_amount as {{ dbt.type_bigint() }}) as discount_amount,
  cast(arrived.out_of_band_amount as {{ dbt.type_bigint() }}) as out_of_band_amount,
  cast(arrived.pre_payment_amount as {{ dbt.type_bigint() }}) as pre_payment_amount,
  cast(arrived.post_payment_amount as {{ dbt.type_bigint() }}) as post_payment_amount,
  arrived.memo,
  {{ stripe_lifecycle.time_from_unix('arrived.effective_at') }} as effective_at,
  {{ stripe_lifecycle.time_from_unix('arrived.voided_at') }} as voided_at,
  {{ stripe_lifecycle.as_json('arrived.refunds') }} as refunds,
  {{ stripe_lifecycle.as_json('arrived.lines') }} as lines,
  {{ stripe_lifecycle.as_json('arrived.metadata') }} as metadata,
  arrived.livemode,
  arrived.account_id,
  {{ stripe_lifecycle.time_from_unix('arrived.created') }} as created_at,
  {{ stripe_lifecycle.as_time('arrived.observed_at') }} as observed_at,
  coalesce(arrived.is_deleted, false) as is_deleted
from arrived
