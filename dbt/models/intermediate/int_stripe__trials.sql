-- One row a trial. A subscription's next trial ends what is looked for of the one before.
with started as (
  select
    event_id,
    coalesce(account_id, source_schema) as account_id,
    customer_id,
    subscription_id,
    plan,
    occurred_at as trial_started_at,
    trial_ends_at,
    lead(occurred_at) over (partition by subscription_id order by occurred_at) as next_trial_started_at
  from {{ ref('stg_stripe__lifecycle_events') }}
  where event_type = 'trial_started'
),

outcomes as (
  select
    subscription_id,
    occurred_at,
    case when event_type = 'trial_converted' then occurred_at end as converted_at,
    case when event_type = 'trial_expired' then occurred_at end as expired_at
  from {{ ref('stg_stripe__lifecycle_events') }}
  where event_type in ('trial_converted', 'trial_expired')
),

trials as (
  select
    started.event_id,
    started.account_id,
    started.customer_id,
    started.subscription_id,
    started.plan,
    started.trial_started_at,
    started.trial_ends_at,
    min(outcomes.converted_at) as converted_at,
    min(outcomes.expired_at) as expired_at
  from started
  left join outcomes
    on started.subscription_id = outcomes.subscription_id
    and outcomes.occurred_at >= started.trial_started_at
    and (started.next_trial_started_at is null or outcomes.occurred_at < started.next_trial_started_at)
  group by 1, 2, 3, 4, 5, 6, 7
),

as_of as (
  select max(computed_at) as now_at
  from {{ ref('stg_stripe__customer_metrics') }}
)

select
  trials.event_id as trial_id,
  trials.account_id,
  trials.customer_id,
  trials.subscription_id,
  trials.plan,
  trials.trial_started_at,
  trials.trial_ends_at,
  trials.converted_at,
  trials.expired_at,
  case
    when trials.converted_at is not null then 'converted'
    when trials.expired_at is not null then 'expired'
    when trials.trial_ends_at > as_of.now_at then 'running'
    else 'undecided'
  end as outcome
from trials
cross join as_of
