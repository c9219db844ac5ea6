-- The ledger of each customer in the order in which Stripe recorded it, with what each entry did to the customer's MRR
-- in its currency. Churn and return within the window are one movement by their net: both carry its label. A churn
-- before the boundary was told without its return, and stays one.
{% set of_customer = 'partition by customer_id, currency order by recorded_seconds, created_seconds, '
  ~ stripe_lifecycle.by_code('subscription_id') ~ ', point_number' %}
{% set window_seconds = var('stripe_lifecycle_movement_window_minutes') | int * 60 %}
with moving as (
  select
    transitions.subscription_id,
    transitions.point_number,
    transitions.recorded_seconds,
    transitions.mrr - transitions.previous_mrr as mrr_delta,
    subscriptions.customer_id,
    subscriptions.currency,
    subscriptions.created_seconds,
    subscriptions.boundary_seconds
  from {{ ref('int_lifecycle__transitions') }} as transitions
  inner join {{ ref('int_lifecycle__subscriptions') }} as subscriptions
    on subscriptions.subscription_id = transitions.subscription_id
  where transitions.mrr <> transitions.previous_mrr
),

totalled as (
  select
    moving.*,
    sum(mrr_delta) over ({{ of_customer }} rows between unbounded preceding and current row) as total_after
  from moving
),

labelled as (
  select
    totalled.*,
    total_after - mrr_delta as total_before,
    case
      when total_after - mrr_delta = 0 and coalesce(max(total_after) over (
        {{ of_customer }} rows between unbounded preceding and 1 preceding
      ), 0) > 0 then 'reactivation'
      when total_after - mrr_delta = 0 then 'new'
      when total_after = 0 then 'churn'
      when mrr_delta > 0 then 'expansion'
      else 'contraction'
    end as label
  from totalled
),

neighboured as (
  select
    labelled.*,
    lead(recorded_seconds) over ({{ of_customer }}) as next_recorded_seconds,
    lead(total_after) over ({{ of_customer }}) as next_total,
    lag(label) over ({{ of_customer }}) as previous_label,
    lag(recorded_seconds) over ({{ of_customer }}) as previous_recorded_seconds,
    lag(total_before) over ({{ of_customer }}) as total_before_previous
  from labelled
),

paired as (
  select
    neighboured.*,
    label = 'churn' and coalesce(
      next_recorded_seconds - recorded_seconds <= {{ window_seconds }}
      and not (recorded_seconds < boundary_seconds and next_recorded_seconds >= boundary_seconds), false)
      as returns,
    coalesce(previous_label, '') = 'churn' and coalesce(
      recorded_seconds - previous_recorded_seconds <= {{ window_seconds }}
      and not (previous_recorded_seconds < boundary_seconds and recorded_seconds >= boundary_seconds), false)
      as is_return
  from neighboured
),

netted as (
  select
    paired.*,
    case when returns then next_total - total_before when is_return then total_after - total_before_previous end as net
  from paired
)

select
  subscription_id,
  point_number,
  case
    when net > 0 then 'expansion'
    when net < 0 then 'contraction'
    when net is null then label
  end as movement
from netted
