{{ config(enabled=var('stripe_lifecycle__using_subscriptions')) }}

with as_of as (
  select
    max(computed_at) as now_at,
    {{ stripe_lifecycle.months_after('max(computed_at)', 12) }} as until_at
  from {{ ref('stg_stripe__customer_metrics') }}
),

-- The present MRR of each subscription's plans. They add up to the subscription's MRR in the ledger.
plan_mrr as (
  select
    account_id,
    customer_id,
    subscription_id,
    currency,
    price_id,
    sum(mrr_delta) as mrr
  from {{ ref('int_stripe__plan_ledger') }}
  group by 1, 2, 3, 4, 5
  having sum(mrr_delta) <> 0
),

items as (
  select
    subscriptions.subscription_id,
    subscriptions.billing_cycle_anchor_at as anchor_at,
    subscriptions.cancel_at,
    {{ stripe_lifecycle.json_text('item.value', ['price', 'id']) }} as price_id,
    {{ stripe_lifecycle.json_text('item.value', ['price', 'recurring', 'interval']) }} as billing_interval,
    {{ stripe_lifecycle.json_bigint('item.value', ['price', 'recurring', 'interval_count']) }}
      as billing_interval_count,
    {{ stripe_lifecycle.json_time('item.value', ['current_period_end']) }} as period_ends_at
  from {{ ref('stg_stripe__subscriptions') }} as subscriptions
  {{ stripe_lifecycle.json_array_elements(stripe_lifecycle.json_get('subscriptions.items', ['data']), 'item') }}
  where not subscriptions.is_deleted
),

placed_items as (
  select
    items.*,
    row_number() over (
      partition by items.subscription_id
      order by items.period_ends_at, items.price_id
    ) as place_in_subscription,
    row_number() over (
      partition by items.subscription_id, items.price_id
      order by items.period_ends_at
    ) as place_of_price
  from items
  where items.period_ends_at is not null
),

-- A plan that the subscription has no more (the ledger is ahead or behind, or does not know its items) renews with the
-- item that renews first.
renewing_plans as (
  select
    plan_mrr.account_id,
    plan_mrr.customer_id,
    plan_mrr.subscription_id,
    plan_mrr.currency,
    plan_mrr.mrr,
    first_items.anchor_at,
    first_items.cancel_at,
    coalesce(own_items.billing_interval, first_items.billing_interval) as billing_interval,
    coalesce(own_items.billing_interval_count, first_items.billing_interval_count) as billing_interval_count,
    coalesce(own_items.period_ends_at, first_items.period_ends_at) as period_ends_at
  from plan_mrr
  inner join placed_items as first_items
    on plan_mrr.subscription_id = first_items.subscription_id
    and first_items.place_in_subscription = 1
  left join placed_items as own_items
    on plan_mrr.subscription_id = own_items.subscription_id
    and plan_mrr.price_id = own_items.price_id
    and own_items.place_of_price = 1
),

cycles as (
  select
    renewing_plans.*,
    case when renewing_plans.billing_interval in ('day', 'week') then 'day' else 'month' end as unit,
    renewing_plans.billing_interval_count * case renewing_plans.billing_interval
      when 'week' then 7
      when 'year' then 12
      else 1
    end as units,
    cast(
      {{ stripe_lifecycle.months_between('renewing_plans.anchor_at', 'renewing_plans.period_ends_at') }}
      as {{ dbt.type_bigint() }}
    ) as months_since_anchor
  from renewing_plans
),

-- Enough steps of each kind of cycle to fill twelve months, and one to spare.
bounds as (
  select
    cast(now_at as date) as first_day,
    cast({{ stripe_lifecycle.months_after('now_at', 13) }} as date) as last_day
  from as_of
),

days as (
  {{ stripe_lifecycle.date_series('bounds', 'day') }}
),

numbers as (
  select row_number() over (order by day) - 1 as step
  from days
),

steps as (
  select
    kinds.unit,
    kinds.units,
    numbers.step
  from (select distinct unit, units from cycles where units > 0) as kinds
  cross join numbers
  where numbers.step * kinds.units <= case kinds.unit when 'day' then 400 else 12 + kinds.units end
),

-- Stripe bills on the day of the month of the billing cycle's anchor, or on a shorter month's last.
ends as (
  select
    cycles.*,
    case
      when cycles.unit = 'day' then
        {{ stripe_lifecycle.days_after('cycles.period_ends_at', '(steps.step * steps.units)') }}
      when {{ stripe_lifecycle.months_after('cycles.anchor_at', 'cycles.months_since_anchor') }} = cycles.period_ends_at
        then {{ stripe_lifecycle.months_after(
          'cycles.anchor_at', '(cycles.months_since_anchor + steps.step * steps.units)'
        ) }}
      else {{ stripe_lifecycle.months_after('cycles.period_ends_at', '(steps.step * steps.units)') }}
    end as renewal_at
  from cycles
  inner join steps
    on cycles.unit = steps.unit
    and cycles.units = steps.units
),

due as (
  select
    ends.account_id,
    ends.customer_id,
    ends.subscription_id,
    ends.currency,
    ends.renewal_at,
    ends.billing_interval,
    ends.billing_interval_count,
    ends.mrr,
    1 as will_renew
  from ends
  cross join as_of
  where
    ends.renewal_at > as_of.now_at
    and ends.renewal_at <= as_of.until_at
    and (ends.cancel_at is null or ends.renewal_at < ends.cancel_at)

  union all

  -- The end of a subscription, of all that it has.
  select
    renewing_plans.account_id,
    renewing_plans.customer_id,
    renewing_plans.subscription_id,
    renewing_plans.currency,
    renewing_plans.cancel_at as renewal_at,
    renewing_plans.billing_interval,
    renewing_plans.billing_interval_count,
    renewing_plans.mrr,
    0 as will_renew
  from renewing_plans
  cross join as_of
  where
    renewing_plans.cancel_at > as_of.now_at
    and renewing_plans.cancel_at <= as_of.until_at
),

renewed as (
  select
    account_id,
    customer_id,
    subscription_id,
    currency,
    renewal_at,
    min(will_renew) as will_renew,
    sum(mrr) as mrr,
    case when min(billing_interval) = max(billing_interval)
      and min(billing_interval_count) = max(billing_interval_count) then min(billing_interval) end as billing_interval,
    case when min(billing_interval) = max(billing_interval)
      and min(billing_interval_count) = max(billing_interval_count) then min(billing_interval_count) end
      as billing_interval_count
  from due
  group by 1, 2, 3, 4, 5
),

current_history as (
  select
    subscription_id,
    plan
  from {{ ref('subscription_history') }}
  where
    is_current
    and mrr > 0
)

select
  renewed.subscription_id,
  cast(
    row_number() over (partition by renewed.subscription_id order by renewed.renewal_at) as {{ dbt.type_bigint() }}
  ) as renewal_number,
  renewed.renewal_at,
  {{ stripe_lifecycle.month_of('renewed.renewal_at') }} as renewal_month,
  renewed.account_id,
  renewed.customer_id,
  renewed.currency,
  current_history.plan,
  renewed.billing_interval,
  renewed.billing_interval_count,
  cast(renewed.mrr as {{ dbt.type_bigint() }}) as mrr,
  renewed.will_renew = 1 as will_renew,
  cast(case when renewed.will_renew = 1 then renewed.mrr else 0 end as {{ dbt.type_bigint() }}) as committed_mrr
from renewed
inner join current_history
  on renewed.subscription_id = current_history.subscription_id
