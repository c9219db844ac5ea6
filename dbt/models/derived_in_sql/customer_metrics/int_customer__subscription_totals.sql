{{ config(pre_hook=stripe_lifecycle.prepare_long_query()) }}

-- What each customer's subscriptions come to: counts, what comes next, the latest trial, and when the last of them stopped.
with trials as (
  select
    customer_id,
    trial_start_seconds,
    trial_end_seconds,
    row_number() over (
      partition by customer_id
      order by trial_start_seconds desc, {{ stripe_lifecycle.by_code('subscription_id') }} desc
    ) as place
  from {{ ref('int_customer__subscriptions') }}
  where trial_end_seconds > trial_start_seconds
),

-- What never began can't stop. One that is past due for too long stopped when the days were over.
stops as (
  select
    spans.customer_id,
    max(case
      when subscriptions.past_limit_since_seconds is not null then subscriptions.past_limit_since_seconds
      when spans.counting in ('counted', 'incomplete') then null
      when spans.counting = 'ended' then coalesce(spans.ended_seconds, spans.stop_seconds)
      else coalesce(spans.stop_seconds, spans.paused_seconds, spans.trial_end_seconds, spans.start_seconds)
    end) as stopped_seconds
  from {{ ref('int_lifecycle__counted_spans') }} as spans
  inner join {{ ref('int_customer__subscriptions') }} as subscriptions
    on subscriptions.subscription_id = spans.subscription_id
  group by spans.customer_id
)

select
  subscriptions.customer_id,
  count(case when subscriptions.status not in ('incomplete', 'incomplete_expired') then 1 end) as subscription_count,
  count(case when subscriptions.is_running then 1 end) as active_subscription_count,
  max(case when subscriptions.is_running and not subscriptions.is_cancelling then 1 else 0 end) = 1 as will_renew,
  min(case when subscriptions.is_running then subscriptions.period_ends_at end) as renewal_at,
  min(case when subscriptions.is_running then subscriptions.scheduled_end_at end) as cancel_at,
  {{ stripe_lifecycle.time_from_unix('max(trials.trial_start_seconds)') }} as trial_started_at,
  {{ stripe_lifecycle.time_from_unix('max(trials.trial_end_seconds)') }} as trial_ends_at,
  {{ stripe_lifecycle.time_from_unix('max(stops.stopped_seconds)') }} as stopped_at
from {{ ref('int_customer__subscriptions') }} as subscriptions
left join trials on trials.customer_id = subscriptions.customer_id and trials.place = 1
left join stops on stops.customer_id = subscriptions.customer_id
group by subscriptions.customer_id
