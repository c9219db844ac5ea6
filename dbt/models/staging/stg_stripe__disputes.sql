with arrived as (
  {{ stripe_lifecycle.latest_rows('disputes', key='id', cursor='observed_at') }}
)

select
  arrived.id as dispute_id,
  arrived.charge as charge_id,
  arrived.payment_intent as payment_intent_id,
  arrived.status,
  arrived.reason,
  arrived.network_reason_code,
  arrived.currency,
  cast(arrived.amount as {{ dbt.type_bigint() }}) as amount,
  arrived.is_charge_refundable,
  {{ stripe_lifecycle.as_json('arrived.balance_transactions') }} as balance_transactions,
  {{ stripe_lifecycle.as_json('arrived.evidence_details') }} as evidence_details,
  {{ stripe_lifecycle.as_json('arrived.metadata') }} as metadata,
  arrived.livemode,
  arrived.account_id,
  {{ stripe_lifecycle.time_from_unix('arrived.created') }} as created_at,
  {{ stripe_lifecycle.as_time('arrived.observed_at') }} as observed_at,
  coalesce(arrived.is_deleted, false) as is_deleted
from arrived
