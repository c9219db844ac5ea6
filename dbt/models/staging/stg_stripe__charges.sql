with arrived as (
  {{ stripe_lifecycle.latest_rows('charges', key='id', cursor='observed_at') }}
)

select
  arrived.id as charge_id,
  arrived.customer as customer_id,
  arrived.payment_intent as payment_intent_id,
  arrived.status,
  arrived.currency,
  cast(arrived.amount as {{ dbt.type_bigint() }}) as amount,
  cast(arrived.amount_captured as {{ dbt.type_bigint() }}) as amount_captured,
  cast(arrived.amount_refunded as {{ dbt.type_bigint() }}) as amount_refunded,
  arrived.paid as is_paid,
  arrived.captured as is_captured,
  arrived.refunded as is_refunded,
  arrived.disputed as is_disputed,
  arrived.failure_code,
  arrived.failure_message,
  arrived.description,
  arrived.balance_transaction as balance_transaction_id,
  arrived.payment_method as payment_method_id,
  arrived.receipt_email,
  {{ stripe_lifecycle.as_json('arrived.refunds') }} as refunds,
  {{ stripe_lifecycle.as_json('arrived.outcome') }} as outcome,
  {{ stripe_lifecycle.as_json('arrived.payment_method_details') }} as payment_method_details,
  {{ stripe_lifecycle.as_json('arrived.billing_details') }} as billing_details,
  {{ stripe_lifecycle.as_json('arrived.metadata') }} as metadata,
  arrived.livemode,
  arrived.account_id,
  {{ stripe_lifecycle.time_from_unix('arrived.created') }} as created_at,
  {{ stripe_lifecycle.as_time('arrived.observed_at') }} as observed_at,
  coalesce(arrived.is_deleted, false) as is_deleted
from arrived
