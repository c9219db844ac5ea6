-- What the invoices of a subscription say of its life as a whole.
{% set since = 'coalesce(finalized_seconds, created_seconds)' %}
with ordered as (
  select
    int_lifecycle__invoices.*,
    row_number() over (
      partition by subscription_id, billing_reason
      order by created_seconds, {{ stripe_lifecycle.by_code('invoice_id') }}
    ) as number_of_reason
  from {{ ref('int_lifecycle__invoices') }} as int_lifecycle__invoices
)

select
  subscription_id,
  max(case when status = 'paid' then 1 else 0 end) as is_any_paid,
  max(case when status = 'paid' and amount_due > 0 then 1 else 0 end) as has_payment,
  max(case when billing_reason = 'subscription_create' and number_of_reason = 1 and amount_due > 0 then 1 else 0 end)
    as first_was_due,
  min(case when is_attempted and status in ('open', 'uncollectible') then {{ since }} end) as owed_since_seconds
from ordered
group by subscription_id
