-- What each invoice brought: what was paid on it, through Stripe or outside of it, of a void one nothing; and how many attempts to pay it
-- failed: all but the last where an attempt paid it, not where it was settled outside of Stripe or by a credit note.
with invoices as (
  select
    invoice_id,
    customer_id,
    subscription_id,
    lower(currency) as currency,
    status,
    coalesce(amount_paid, 0) as amount_paid,
    coalesce(amount_paid_off_stripe, 0) as amount_paid_off_stripe,
    coalesce(is_attempted, false) as is_attempted,
    coalesce(attempt_count, 0) as attempt_count,
    created_at,
    finalized_at,
    paid_at,
    payments
  from {{ ref('stg_stripe__invoices') }}
  where not is_deleted
)

select
  invoice_id,
  customer_id,
  subscription_id,
  currency,
  status,
  status <> 'draft' as is_finalised,
  case when status in ('draft', 'void') then 0 else amount_paid + amount_paid_off_stripe end as paid,
  is_attempted and status in ('open', 'uncollectible') as is_owed,
  case
    when not is_attempted or attempt_count = 0 then 0
    when status = 'paid' and amount_paid > 0 then attempt_count - 1
    else attempt_count
  end as failed_attempts,
  coalesce(finalized_at, created_at) as asked_at,
  paid_at,
  payments
from invoices
