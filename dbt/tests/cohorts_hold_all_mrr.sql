-- The cohorts of sign-ups of an account and currency retain, at the end, what their members have of MRR.
with retained as (
  select
    account_id,
    currency,
    sum(retained_mrr) as mrr
  from {{ ref('churn_cohorts') }}
  where
    cohort_basis = 'signed_up'
    and month = (select max(month) from {{ ref('churn_cohorts') }})
  group by 1, 2
),

ledger as (
  select
    metrics.account_id,
    metrics.currency,
    sum(ledger.mrr_delta) as mrr
  from {{ ref('customers') }} as metrics
  inner join {{ ref('int_stripe__ledger') }} as ledger
    on metrics.customer_id = ledger.customer_id
    and metrics.currency = ledger.currency
  where metrics.signed_up_at is not null
  group by 1, 2
)

select
  coalesce(retained.account_id, ledger.account_id) as account_id,
  coalesce(retained.currency, ledger.currency) as currency,
  retained.mrr,
  ledger.mrr as mrr_of_the_ledger
from retained
full outer join ledger
  on retained.account_id = ledger.account_id
  and retained.currency = ledger.currency
where coalesce(retained.mrr, 0) <> coalesce(ledger.mrr, 0)
