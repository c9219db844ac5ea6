with events as (
  select
    event_id,
    case
      when event_type = 'subscription_cancelled' then 'cancelled'
      when {{ stripe_lifecycle.json_array_has('change_types', 'unpaid') }} then 'unpaid'
      when {{ stripe_lifecycle.json_array_has('change_types', 'paused') }} then 'paused'
      when {{ stripe_lifecycle.json_array_has('change_types', 'cancellation_requested') }} then 'cancelling'
      else 'other'
    end as churn_kind,
    is_voluntary,
    reason,
    feedback,
    feedback_option,
    -- What was held before: after a churn nothing is.
    coalesce(
      lag(plan) over (partition by subscription_id order by occurred_at, recorded_at, sequence, event_id),
      plan
    ) as plan
  from {{ ref('stg_stripe__lifecycle_events') }}
  where event_type in ('subscription_changed', 'subscription_cancelled')
),

losses as (
  select
    ledger.*,
    ledger.label = 'churn' and ledger.movement is null as is_netted,
    sum(case when ledger.label = 'churn' and ledger.movement is null then ledger.mrr_delta else 0 end) over (
      partition by ledger.customer_id, ledger.currency, ledger.month
    ) as netted_delta,
    row_number() over (
      partition by
        ledger.customer_id,
        ledger.currency,
        ledger.month,
        case when ledger.movement is null and ledger.mrr_delta < 0 then 1 else 0 end
      order by ledger.occurred_at desc, ledger.recorded_at desc, ledger.sequence desc, ledger.event_id desc
    ) as place_from_last
  from {{ ref('int_stripe__ledger') }} as ledger
  where
    ledger.label = 'churn'
    or ledger.mrr_delta < 0
),

-- Unlabelled rows of a customer's month count once, as what they come to, at the last one that takes MRR away.
amounts as (
  select
    losses.*,
    case
      when losses.is_netted and losses.mrr_delta < 0 and losses.place_from_last = 1 then 0 - losses.netted_delta
      when losses.is_netted then 0
      when losses.label = 'churn' then 0 - losses.mrr_delta
      else 0
    end as churn_mrr
  from losses
),

-- A customer that has no MRR at the month's end counts once, at its last churn; at its last loss where it has no churn,
-- since the movement ends in the next month.
placed as (
  select
    amounts.*,
    row_number() over (
      partition by amounts.customer_id, amounts.currency, amounts.month
      order by
        case when amounts.churn_mrr <> 0 then 0 else 1 end,
        case when amounts.mrr_delta < 0 then 0 else 1 end,
        amounts.occurred_at desc,
        amounts.recorded_at desc,
        amounts.sequence desc,
        amounts.event_id desc
    ) as place_in_month
  from amounts
),

counted as (
  select
    placed.*,
    case
      when placed.place_in_month = 1 and customer_months.opening_mrr > 0 and customer_months.closing_mrr <= 0 then 1
      else 0
    end as churned_customers
  from placed
  left join {{ ref('int_stripe__customer_months') }} as customer_months
    on placed.customer_id = customer_months.customer_id
    and placed.currency = customer_months.currency
    and placed.month = customer_months.month
)

select
  counted.month,
  counted.account_id,
  counted.currency,
  events.churn_kind,
  events.is_voluntary,
  events.reason,
  events.feedback,
  events.feedback_option,
  events.plan,
  cast(sum(counted.churn_mrr) as {{ dbt.type_bigint() }}) as churn_mrr,
  cast(sum(case when counted.churn_mrr <> 0 then 1 else 0 end) as {{ dbt.type_bigint() }}) as churn_events,
  cast(sum(counted.churned_customers) as {{ dbt.type_bigint() }}) as churned_customers
from counted
inner join events
  on counted.event_id = events.event_id
where
  counted.churn_mrr <> 0
  or counted.churned_customers <> 0
group by 1, 2, 3, 4, 5, 6, 7, 8, 9
