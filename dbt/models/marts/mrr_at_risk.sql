{{ config(enabled=var('stripe_lifecycle__using_subscriptions') and var('stripe_lifecycle__using_invoices')) }}

with failing as (
  select
    subscription_id,
    count(*) as failed_invoices,
    sum(amount_due - amount_paid) as failing_amount,
    min(next_payment_attempt_at) as next_attempt_at,
    min(coalesce(first_failed_at, finalized_at)) as failing_since
  from {{ ref('payment_recovery') }}
  where
    outcome = 'open'
    and subscription_id is not null
  group by 1
),

risks as (
  select
    history.account_id,
    history.customer_id,
    history.subscription_id,
    history.currency,
    history.plan,
    history.mrr,
    coalesce(subscriptions.status in ('past_due', 'unpaid'), false) as is_past_due,
    coalesce(subscriptions.cancel_at is not null or subscriptions.is_cancelled_at_period_end, false) as is_cancelling,
    subscriptions.cancel_at,
    failing.subscription_id is not null as is_payment_failing,
    coalesce(failing.failed_invoices, 0) as failed_invoices,
    coalesce(failing.failing_amount, 0) as failing_amount,
    failing.next_attempt_at,
    failing.failing_since
  from {{ ref('subscription_history') }} as history
  left join {{ ref('stg_stripe__subscriptions') }} as subscriptions
    on history.subscription_id = subscriptions.subscription_id
  left join failing
    on history.subscription_id = failing.subscription_id
  where
    history.is_current
    and history.mrr > 0
)

select
  risks.subscription_id,
  risks.account_id,
  risks.customer_id,
  risks.currency,
  risks.plan,
  risks.mrr,
  risks.is_past_due,
  risks.is_cancelling,
  risks.cancel_at,
  risks.is_payment_failing,
  cast(risks.failed_invoices as {{ dbt.type_bigint() }}) as failed_invoices,
  cast(risks.failing_amount as {{ dbt.type_bigint() }}) as failing_amount,
  risks.next_attempt_at,
  risks.failing_since
from risks
where
  risks.is_past_due
  or risks.is_cancelling
  or risks.is_payment_failing
