{{ config(enabled=var('stripe_lifecycle__using_invoices')) }}

-- Failures come from the events, which know their times. What came of them comes from the invoices as they are.
with payments as (
  select
    invoice_id,
    event_type,
    occurred_at,
    failure_code,
    case when event_type = 'payment_failed' then
      row_number() over (
        partition by invoice_id, event_type
        order by occurred_at desc, recorded_at desc, sequence desc, event_id desc
      )
    end as place_from_last_failure
  from {{ ref('stg_stripe__lifecycle_events') }}
  where
    event_type in ('payment_failed', 'payment_recovered')
    and invoice_id is not null
),

by_invoice as (
  select
    invoice_id,
    min(case when event_type = 'payment_failed' then occurred_at end) as first_failed_at,
    max(case when event_type = 'payment_failed' then occurred_at end) as last_failed_at,
    max(case when place_from_last_failure = 1 then failure_code end) as failure_code
  from payments
  group by 1
),

failed_invoices as (
  select
    invoices.*,
    by_invoice.first_failed_at,
    by_invoice.last_failed_at,
    by_invoice.failure_code,
    case
      when invoices.status = 'paid' then 'recovered'
      when invoices.status = 'void' then 'voided'
      when invoices.status = 'uncollectible' then 'uncollectible'
      else 'open'
    end as outcome
  from {{ ref('stg_stripe__invoices') }} as invoices
  inner join by_invoice
    on invoices.invoice_id = by_invoice.invoice_id
  where not invoices.is_deleted
),

settled as (
  select
    failed_invoices.*,
    case failed_invoices.outcome
      when 'recovered' then failed_invoices.paid_at
      when 'voided' then failed_invoices.voided_at
      when 'uncollectible' then failed_invoices.marked_uncollectible_at
    end as outcome_at,
    coalesce(failed_invoices.first_failed_at, failed_invoices.finalized_at) as failing_since
  from failed_invoices
)

select
  settled.invoice_id,
  coalesce(settled.account_id, settled.source_schema) as account_id,
  settled.customer_id,
  settled.subscription_id,
  settled.currency,
  settled.amount_due,
  settled.amount_paid,
  settled.amount_remaining,
  settled.attempt_count,
  settled.finalized_at,
  settled.first_failed_at,
  settled.last_failed_at,
  settled.failure_code,
  {{ stripe_lifecycle.month_of('settled.failing_since') }} as failed_month,
  settled.first_failed_at is not null as is_failure_time_known,
  settled.outcome,
  settled.outcome_at,
  case when settled.outcome = 'recovered' then
    {{ stripe_lifecycle.quotient(
      stripe_lifecycle.unix_seconds('settled.outcome_at')
        ~ ' - ' ~ stripe_lifecycle.unix_seconds('settled.failing_since'),
      '86400'
    ) }}
  end as days_to_recovery,
  settled.next_payment_attempt_at
from settled
