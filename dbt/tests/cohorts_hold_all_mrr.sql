-- The cohorts of a currency's sign-ups retain, at the end, what their members have of MRR.
with retained as (
  select
    currency,
    sum(retained_mrr) as mrr
  from {{ ref('churn_cohorts') }}
  where
    cohort_basis = 'signed_up'
    and month = (select max(month) from {{ ref('churn_cohorts') }})
  group by 1
),

ledger as (
  select
    metrics.currency,
    sum(ledger.mrr_delta) as mrr
  from {{ ref('customers') }} as metrics
  inner join {{ ref('int_stripe__ledger') }} as ledger
    on metrics.customer_id = ledger.customer_id
    and metrics.currency = ledger.currency
  where metrics.signed_up_at is not null
  group by 1
)

select
  coalesce(retained.currency, ledger.currency) as currency,
  retained.mrr,
  ledger.mrr as mrr_of_the_ledger
from retained
full outer join ledger
  on retained.currency = ledger.currency
where coalesce(retained.mrr, 0) <> coalesce(ledger.mrr, 0)
