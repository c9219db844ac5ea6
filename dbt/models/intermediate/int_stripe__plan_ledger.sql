-- Every change of a plan's MRR: an event's items less those of the subscription's event before it. What these don't
-- explain of the event's mrr_delta (an old event without items) is a change of the plan without price_id, so that the
-- plans' changes add up to the ledger's.
with item_deltas as (
  select
    event_id,
    price_id,
    mrr as mrr_delta
  from {{ ref('int_stripe__items') }}

  union all

  select
    next_event_id as event_id,
    price_id,
    0 - mrr as mrr_delta
  from {{ ref('int_stripe__items') }}
  where next_event_id is not null
),

explained as (
  select
    event_id,
    sum(mrr_delta) as mrr_delta
  from item_deltas
  group by 1
),

events as (
  select
    event_id,
    customer_id,
    subscription_id,
    currency,
    occurred_at,
    recorded_at,
    sequence,
    coalesce(mrr_delta, 0) as mrr_delta
  from {{ ref('stg_stripe__lifecycle_events') }}
  where event_type in ('subscription_changed', 'subscription_cancelled')
),

deltas as (
  select
    event_id,
    price_id,
    mrr_delta
  from item_deltas

  union all

  select
    events.event_id,
    cast(null as {{ dbt.type_string() }}) as price_id,
    events.mrr_delta - coalesce(explained.mrr_delta, 0) as mrr_delta
  from events
  left join explained
    on events.event_id = explained.event_id
),

plan_deltas as (
  select
    event_id,
    price_id,
    sum(mrr_delta) as mrr_delta
  from deltas
  group by 1, 2
  having sum(mrr_delta) <> 0
),

-- As the ledger has it: an event without a delta isn't in it, but its customer is.
accounts as (
  select
    customer_id,
    min(account_id) as account_id
  from {{ ref('int_stripe__ledger') }}
  group by 1
)

select
  events.event_id,
  accounts.account_id,
  events.customer_id,
  events.subscription_id,
  events.currency,
  events.occurred_at,
  events.recorded_at,
  events.sequence,
  {{ stripe_lifecycle.month_of('events.occurred_at') }} as month,
  plan_deltas.price_id,
  cast(plan_deltas.mrr_delta as {{ dbt.type_bigint() }}) as mrr_delta,
  cast(
    sum(plan_deltas.mrr_delta) over (
      partition by events.subscription_id, plan_deltas.price_id
      order by events.occurred_at, events.recorded_at, events.sequence, events.event_id
      rows between unbounded preceding and current row
    ) as {{ dbt.type_bigint() }}
  ) as plan_mrr
from plan_deltas
inner join events
  on plan_deltas.event_id = events.event_id
inner join accounts
  on events.customer_id = accounts.customer_id
