{{ config(severity='warn') }}
-- The ledger and customer_metrics come to the same MRR. docs/behaviour/mrr.md of the connector names the rare cases in which
-- they don't.
with closings as (
  select
    account_id,
    currency,
    closing_mrr as mrr
  from {{ ref('mrr_movements') }}
  where month = (select max(month) from {{ ref('mrr_movements') }})
),

entries as (
  select
    metrics.account_id,
    {{ stripe_lifecycle.json_text('entry.value', ['currency']) }} as currency,
    {{ stripe_lifecycle.json_bigint('entry.value', ['amount']) }} as amount
  from {{ ref('customers') }} as metrics
  {{ stripe_lifecycle.json_array_elements('metrics.mrr_by_currency', 'entry') }}
),

present as (
  select
    account_id,
    currency,
    sum(amount) as mrr
  from entries
  group by 1, 2
)

select
  coalesce(closings.account_id, present.account_id) as account_id,
  coalesce(closings.currency, present.currency) as currency,
  closings.mrr as mrr_of_the_ledger,
  present.mrr as mrr_of_the_customers
from closings
full outer join present
  on closings.account_id = present.account_id
  and closings.currency = present.currency
where coalesce(closings.mrr, 0) <> coalesce(present.mrr, 0)
