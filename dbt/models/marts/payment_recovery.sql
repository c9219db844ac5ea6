-- Failures come from the events, which know their times; what came of them from the invoices as they stand.
with failures as (
  select
    invoice_id,
    min(occurred_at) as first_failed_at,
    max(occurred_at) as last_failed_at
  from {{ ref('stg_stripe__lifecycle_events') }}
  where event_type = 'payment_failed'
  group by 1
),

last_failures as (
  select
    events.invoice_id,
    max(events.failure_code) as failure_code
  from {{ ref('stg_stripe__lifecycle_events') }} as events
  inner join failures
    on events.invoice_id = failures.invoice_id
    and events.occurred_at = failures.last_failed_at
  where events.event_type = 'payment_failed'
  group by 1
),

told_recovered as (
  select distinct invoice_id
  from {{ ref('stg_stripe__lifecycle_events') }}
  where event_type = 'payment_recovered'
),

failed_invoices as (
  select
    invoices.*,
    failures.first_failed_at,
    failures.last_failed_at,
    last_failures.failure_code,
    case
      when invoices.status = 'paid' then 'recovered'
      when invoices.status = 'void' then 'voided'
      when invoices.status = 'uncollectible' then 'uncollectible'
      else 'open'
    end as outcome
  from {{ ref('stg_stripe__invoices') }} as invoices
  left join failures
    on invoices.invoice_id = failures.invoice_id
  left join last_failures
    on invoices.invoice_id = last_failures.invoice_id
  left join told_recovered
    on invoices.invoice_id = told_recovered.invoice_id
  where
    not invoices.is_deleted
    and (
      failures.invoice_id is not null
      or told_recovered.invoice_id is not null
    )
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
  settled.customer_id,
  settled.subscription_id,
  settled.currency,
  settled.amount_due,
  settled.amount_paid,
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
  end as days_to_recovery
from settled
