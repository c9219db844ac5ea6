-- The invoices of subscriptions as history is read from them: made before the boundary, times in Unix seconds.
select
  invoices.invoice_id,
  invoices.customer_id,
  invoices.subscription_id,
  invoices.status,
  invoices.billing_reason,
  lower(invoices.currency) as currency,
  invoices.amount_due,
  coalesce(invoices.is_attempted, false) as is_attempted,
  {{ stripe_lifecycle.unix_seconds('invoices.created_at') }} as created_seconds,
  {{ stripe_lifecycle.unix_seconds('invoices.finalized_at') }} as finalized_seconds,
  invoices.lines
from {{ ref('stg_stripe__invoices') }} as invoices
inner join {{ ref('stg_stripe__subscriptions') }} as subscriptions
  on subscriptions.subscription_id = invoices.subscription_id
  and subscriptions.customer_id = invoices.customer_id
inner join {{ ref('int_lifecycle__span') }} as span
  on {{ stripe_lifecycle.unix_seconds('invoices.created_at') }} < span.boundary_seconds
where not invoices.is_deleted
