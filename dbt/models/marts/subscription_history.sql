with recorded as (
  select
    event_id,
    coalesce(account_id, source_schema) as account_id,
    subscription_id,
    customer_id,
    external_id,
    currency,
    occurred_at,
    recorded_at,
    sequence,
    plan,
    price_id,
    product_id,
    billing_interval,
    billing_interval_count,
    quantity,
    coalesce(mrr, 0) as mrr,
    case
      when event_type = 'trial_started' then 'trial'
      when event_type = 'trial_expired' then 'trial_expired'
      when event_type = 'subscription_cancelled' then 'cancelled'
      when {{ stripe_lifecycle.json_array_has('change_types', 'paused') }} then 'paused'
      when {{ stripe_lifecycle.json_array_has('change_types', 'unpaid') }} then 'unpaid'
      when {{ stripe_lifecycle.json_array_has('change_types', 'trialing') }} then 'trial'
      when {{ stripe_lifecycle.json_array_has('change_types', 'cancellation_requested') }} then 'cancelling'
      when {{ stripe_lifecycle.json_array_has('change_types', 'status') }} then 'inactive'
      else 'active'
    end as status,
    case event_type
      when 'subscription_cancelled' then 1
      when 'subscription_changed' then 2
      when 'trial_expired' then 3
      else 4
    end as importance
  from {{ ref('stg_stripe__lifecycle_events') }}
  where event_type in ('trial_started', 'trial_expired', 'subscription_changed', 'subscription_cancelled')
),

-- Of several events of one second the last counts: the subscription's end, else the last change.
numbered as (
  select
    recorded.*,
    row_number() over (
      partition by recorded.subscription_id, recorded.occurred_at
      order by recorded.importance, recorded.recorded_at desc, recorded.sequence desc, recorded.event_id desc
    ) as place_in_second
  from recorded
),

followed as (
  select
    numbered.*,
    lead(numbered.occurred_at) over (
      partition by numbered.subscription_id
      order by numbered.occurred_at
    ) as valid_to
  from numbered
  where numbered.place_in_second = 1
)

select
  followed.event_id,
  followed.account_id,
  followed.subscription_id,
  followed.customer_id,
  followed.external_id,
  followed.occurred_at as valid_from,
  followed.valid_to,
  followed.valid_to is null as is_current,
  followed.status,
  followed.plan,
  followed.price_id,
  followed.product_id,
  followed.billing_interval,
  followed.billing_interval_count,
  followed.quantity,
  followed.currency,
  followed.mrr
from followed
