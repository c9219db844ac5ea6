-- Every change of MRR, with what the customer has of this currency afterwards.
with changes as (
  select
    event_id,
    customer_id,
    subscription_id,
    currency,
    occurred_at,
    recorded_at,
    sequence,
    movement,
    mrr_delta
  from {{ ref('stg_stripe__lifecycle_events') }}
  where
    event_type in ('subscription_changed', 'subscription_cancelled')
    and mrr_delta <> 0
),

running as (
  select
    changes.*,
    cast(
      sum(changes.mrr_delta) over (
        partition by changes.customer_id, changes.currency
        order by changes.occurred_at, changes.recorded_at, changes.sequence, changes.event_id
        rows between unbounded preceding and current row
      ) as {{ dbt.type_bigint() }}
    ) as customer_mrr
  from changes
)

select
  running.event_id,
  running.customer_id,
  running.subscription_id,
  running.currency,
  running.occurred_at,
  cast(running.occurred_at as date) as day,
  {{ stripe_lifecycle.month_of('running.occurred_at') }} as month,
  running.movement,
  running.mrr_delta,
  running.customer_mrr,
  case
    when running.customer_mrr > 0 and running.customer_mrr - running.mrr_delta <= 0 then 1
    when running.customer_mrr <= 0 and running.customer_mrr - running.mrr_delta > 0 then -1
    else 0
  end as paying_customers_delta
from running
