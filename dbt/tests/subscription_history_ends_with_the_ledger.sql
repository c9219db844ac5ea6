-- What a subscription's last row has of MRR is what its changes add up to.
with ledger as (
  select
    subscription_id,
    sum(mrr_delta) as mrr
  from {{ ref('int_stripe__ledger') }}
  group by 1
)

select
  history.subscription_id,
  history.mrr,
  ledger.mrr as mrr_of_the_ledger
from {{ ref('subscription_history') }} as history
left join ledger
  on history.subscription_id = ledger.subscription_id
where
  history.is_current
  and history.mrr <> coalesce(ledger.mrr, 0)
