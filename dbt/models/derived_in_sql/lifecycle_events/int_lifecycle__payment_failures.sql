-- The latest failed attempt of each invoice that was attempted and is unpaid, or was given up: at the time of its last
-- failed charge, else of its finalisation. A paid invoice no longer tells which of its attempts failed when. A bank
-- debit takes days, in which its charge is pending: that attempt hasn't failed yet.
with payments as (
  select
    invoices.customer_id,
    coalesce(
      {{ stripe_lifecycle.json_text('payment.value', ['payment', 'payment_intent']) }},
      {{ stripe_lifecycle.json_text('payment.value', ['payment', 'charge']) }}) as paid_by,
    max(invoices.invoice_id) as invoice_id
  from {{ ref('stg_stripe__invoices') }} as invoices
  {{ stripe_lifecycle.json_array_elements(stripe_lifecycle.json_get('invoices.payments', ['data']), 'payment') }}
  where not invoices.is_deleted
  group by 1, 2
),

charges as (
  select
    coalesce(by_intent.invoice_id, by_charge.invoice_id) as invoice_id,
    charges.charge_id,
    charges.status,
    charges.failure_code,
    {{ stripe_lifecycle.unix_seconds('charges.created_at') }} as created_seconds
  from {{ ref('stg_stripe__charges') }} as charges
  left join payments as by_intent
    on by_intent.customer_id = charges.customer_id
    and by_intent.paid_by = charges.payment_intent_id
  left join payments as by_charge
    on by_charge.customer_id = charges.customer_id
    and by_charge.paid_by = charges.charge_id
  where not charges.is_deleted and charges.status in ('failed', 'pending')
),

failed as (
  select
    invoice_id,
    created_seconds,
    failure_code,
    row_number() over (
      partition by invoice_id order by created_seconds desc, {{ stripe_lifecycle.by_code('charge_id') }} desc
    ) as age
  from charges
  where status = 'failed'
),

in_progress as (
  select distinct invoice_id from charges where status = 'pending'
),

attempts as (
  select
    invoices.invoice_id,
    invoices.customer_id,
    invoices.subscription_id,
    invoices.account_id,
    invoices.livemode,
    lower(invoices.currency) as currency,
    case when invoices.amount_due > coalesce(invoices.amount_paid, 0)
      then invoices.amount_due - coalesce(invoices.amount_paid, 0) else 0
    end as amount,
    coalesce(invoices.attempt_count, 0) - case when in_progress.invoice_id is not null then 1 else 0 end
      as attempt_count,
    invoices.next_payment_attempt_at as next_attempt_at,
    failed.failure_code,
    coalesce(
      failed.created_seconds,
      {{ stripe_lifecycle.unix_seconds('coalesce(invoices.finalized_at, invoices.created_at)') }}) as occurred_seconds
  from {{ ref('stg_stripe__invoices') }} as invoices
  left join failed on failed.invoice_id = invoices.invoice_id and failed.age = 1
  left join in_progress on in_progress.invoice_id = invoices.invoice_id
  where not invoices.is_deleted
    and invoices.is_attempted
    and invoices.status in ('open', 'uncollectible')
    and invoices.customer_id is not null and substr(invoices.customer_id, 1, 5) <> 'gcus_'
)

select attempts.*
from attempts
inner join {{ ref('int_lifecycle__span') }} as span on attempts.occurred_seconds < span.boundary_seconds
where attempts.attempt_count >= 1
