{{ config(enabled=var('stripe_lifecycle__using_subscriptions')) }}
-- No renewal is of more MRR than the subscription has. The end of a subscription is of all of it, and nothing comes
-- after it.
with numbered as (
  select
    renewals.*,
    max(renewal_number) over (partition by subscription_id) as last_number
  from {{ ref('renewals') }} as renewals
)

select
  numbered.subscription_id,
  numbered.renewal_at
from numbered
left join {{ ref('subscription_history') }} as history
  on numbered.subscription_id = history.subscription_id
  and history.is_current
where
  history.mrr is null
  or numbered.mrr > history.mrr
  or (not numbered.will_renew and numbered.mrr <> history.mrr)
  or (not numbered.will_renew and numbered.renewal_number <> numbered.last_number)
