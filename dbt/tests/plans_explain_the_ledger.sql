-- Each event's changes by plan add up to its mrr_delta.
with plans as (
  select
    event_id,
    sum(mrr_delta) as mrr_delta
  from {{ ref('int_stripe__plan_ledger') }}
  group by 1
)

select
  coalesce(plans.event_id, ledger.event_id) as event_id,
  plans.mrr_delta,
  ledger.mrr_delta as mrr_delta_of_the_ledger
from plans
full outer join {{ ref('int_stripe__ledger') }} as ledger
  on plans.event_id = ledger.event_id
where coalesce(plans.mrr_delta, 0) <> coalesce(ledger.mrr_delta, 0)
