-- Where each customer is in its life: the first that holds of active, trial, churned and lead, and its refinement.
with of_subscriptions as (
  select
    customer_id,
    max(case when role = 'active' then 1 else 0 end) as is_active,
    max(case when role = 'trial' then 1 else 0 end) as is_trial,
    max(case when role = 'churned' then 1 else 0 end) as is_churned,
    max(case when status in ('incomplete', 'incomplete_expired') then 1 else 0 end) as is_incomplete,
    max(case when role = 'active' and status = 'unpaid' then 1 else 0 end) as active_unpaid,
    max(case when role = 'active' and status = 'past_due' then 1 else 0 end) as active_past_due,
    min(case when role = 'active' then case when pause_behavior is not null then 1 else 0 end end) as active_all_paused,
    min(case when role = 'active' then case when is_cancelling then 1 else 0 end end) as active_all_cancelling,
    max(case when role = 'active' and has_metered then 1 else 0 end) as active_metered,
    min(case when role = 'trial' then case when is_cancelling then 1 else 0 end end) as trial_all_cancelling,
    max(case when role = 'churned' and trial_end_seconds is not null then 1 else 0 end) as churned_trial,
    max(case when role = 'churned' and status in ('unpaid', 'past_due') then 1 else 0 end) as churned_unpaid,
    max(case when role = 'churned' and status = 'paused' then 1 else 0 end) as churned_paused
  from {{ ref('int_customer__subscriptions') }}
  group by customer_id
),

statuses as (
  select
    customers.customer_id,
    case
      when of_subscriptions.is_active = 1 then 'active'
      when of_subscriptions.is_trial = 1 then 'trial'
      when of_subscriptions.is_churned = 1 then 'churned'
      else 'lead'
    end as status,
    of_subscriptions.is_incomplete,
    of_subscriptions.active_unpaid,
    of_subscriptions.active_past_due,
    of_subscriptions.active_all_paused,
    of_subscriptions.active_all_cancelling,
    of_subscriptions.active_metered,
    of_subscriptions.trial_all_cancelling,
    of_subscriptions.churned_trial,
    of_subscriptions.churned_unpaid,
    of_subscriptions.churned_paused,
    customers.has_mrr,
    coalesce(totals.ever_paid, false) as ever_paid
  from {{ ref('int_customer__currencies') }} as customers
  left join of_subscriptions on of_subscriptions.customer_id = customers.customer_id
  left join {{ ref('int_customer__invoice_totals') }} as totals on totals.customer_id = customers.customer_id
)

select
  customer_id,
  status,
  case
    when status = 'active' and active_unpaid = 1 then 'unpaid'
    when status = 'active' and active_past_due = 1 then 'past_due'
    when status = 'active' and active_all_paused = 1 then 'paused'
    when status = 'active' and active_all_cancelling = 1 then 'cancelling'
    when status = 'active' and has_mrr then 'paying'
    when status = 'active' and active_metered = 1 then 'usage_based'
    when status = 'active' then 'free'
    when status = 'trial' and trial_all_cancelling = 1 then 'cancelling'
    when status = 'trial' then 'trialing'
    when status = 'churned' and not ever_paid and churned_trial = 1 then 'trial_expired'
    when status = 'churned' and churned_unpaid = 1 then 'unpaid'
    when status = 'churned' and churned_paused = 1 then 'paused'
    when status = 'churned' then 'cancelled'
    when is_incomplete = 1 then 'incomplete'
  end as status_detail
from statuses
