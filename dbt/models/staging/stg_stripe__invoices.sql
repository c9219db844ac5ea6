{{ config(
  enabled=var('stripe_lifecycle__using_invoices'),
  unique_key='invoice_id',
  pre_hook="{{ stripe_lifecycle.delete_vanished_rows('invoices', 'id', 'invoice_id') }}"
) }}

with arrived as (
  {{ stripe_lifecycle.latest_rows('invoices', key='id', cursor='observed_at', staged_key='invoice_id') }}
)

select
  arrived.id as invoice_id,
  arrived.customer as customer_id,
  {{ stripe_lifecycle.json_text(
    stripe_lifecycle.as_json('arrived.parent'), ['subscription_details', 'subscription']) }}
    as subscription_id,
  arrived.number,
  arrived.status,
  arrived.billing_reason,
  arrived.collection_method,
  arrived.currency,
  cast(arrived.amount_due as {{ dbt.type_bigint() }}) as amount_due,
  cast(arrived.amount_paid as {{ dbt.type_bigint() }}) as amount_paid,
  cast(arrived.amount_remaining as {{ dbt.type_bigint() }}) as amount_remaining,
  cast(arrived.amount_overpaid as {{ dbt.type_bigint() }}) as amount_overpaid,
  cast(arrived.subtotal as {{ dbt.type_bigint() }}) as subtotal,
  cast(arrived.subtotal_excluding_tax as {{ dbt.type_bigint() }}) as subtotal_excluding_tax,
  cast(arrived.total as {{ dbt.type_bigint() }}) as total,
  cast(arrived.total_excluding_tax as {{ dbt.type_bigint() }}) as total_excluding_tax,
  cast(arrived.starting_balance as {{ dbt.type_bigint() }}) as starting_balance,
  cast(arrived.ending_balance as {{ dbt.type_bigint() }}) as ending_balance,
  cast(arrived.pre_payment_credit_notes_amount as {{ dbt.type_bigint() }}) as pre_payment_credit_notes_amount,
  cast(arrived.post_payment_credit_notes_amount as {{ dbt.type_bigint() }}) as post_payment_credit_notes_amount,
  cast(arrived.attempt_count as {{ dbt.type_bigint() }}) as attempt_count,
  arrived.attempted as is_attempted,
  arrived.auto_advance,
  arrived.test_clock as test_clock_id,
  {{ stripe_lifecycle.json_time(stripe_lifecycle.as_json('arrived.status_transitions'), ['finalized_at']) }}
    as finalized_at,
  {{ stripe_lifecycle.json_time(stripe_lifecycle.as_json('arrived.status_transitions'), ['paid_at']) }} as paid_at,
  {{ stripe_lifecycle.json_time(stripe_lifecycle.as_json('arrived.status_transitions'), ['voided_at']) }} as voided_at,
  {{ stripe_lifecycle.json_time(stripe_lifecycle.as_json('arrived.status_transitions'), ['marked_uncollectible_at']) }}
    as marked_uncollectible_at,
  {{ stripe_lifecycle.time_from_unix('arrived.due_date') }} as due_at,
  {{ stripe_lifecycle.time_from_unix('arrived.effective_at') }} as effective_at,
  {{ stripe_lifecycle.time_from_unix('arrived.next_payment_attempt') }} as next_payment_attempt_at,
  {{ stripe_lifecycle.time_from_unix('arrived.period_start') }} as period_start_at,
  {{ stripe_lifecycle.time_from_unix('arrived.period_end') }} as period_end_at,
  {{ stripe_lifecycle.as_json('arrived.parent') }} as parent,
  {{ stripe_lifecycle.as_json('arrived.lines') }} as lines,
  {{ stripe_lifecycle.as_json('arrived.payments') }} as payments,
  {{ stripe_lifecycle.as_json('arrived.discounts') }} as discounts,
  {{ stripe_lifecycle.as_json('arrived.total_discount_amounts') }} as total_discount_amounts,
  {{ stripe_lifecycle.as_json('arrived.total_taxes') }} as total_taxes,
  {{ stripe_lifecycle.as_json('arrived.status_transitions') }} as status_transitions,
  {{ stripe_lifecycle.as_json('arrived.metadata') }} as metadata,
  arrived.livemode,
  arrived.account_id,
  {{ stripe_lifecycle.source_schema('arrived') }} as source_schema,
  {{ stripe_lifecycle.time_from_unix('arrived.created') }} as created_at,
  {{ stripe_lifecycle.as_time('arrived.observed_at') }} as observed_at,
  coalesce(arrived.is_deleted, false) as is_deleted,
  {{ stripe_lifecycle.staged_at() }} as staged_at
from arrived
