with told as (
  select
    event_id,
    event_type,
    subscription_id,
    customer_id,
    external_id,
    currency,
    occurred_at,
    recorded_at,
    plan,
    price_id,
    product_id,
    billing_interval,
    billing_interval_count,
    quantity,
    coalesce(mrr, 0) as mrr,
    previous_mrr,
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
    end as status
  from {{ ref('stg_stripe__lifecycle_events') }}
  where event_type in ('trial_started', 'trial_expired', 'subscription_changed', 'subscription_cancelled')
),

-- Of several events of one second the last counts: the end of the subscription, else the change that no other goes on
-- from.
followed as (
  select
    earlier.event_id,
    max(case when later.event_id is not null then 1 else 0 end) as is_followed
  from told as earlier
  left join told as later
    on earlier.subscription_id = later.subscription_id
    and earlier.occurred_at = later.occurred_at
    and earlier.event_id <> later.event_id
    and earlier.mrr = later.previous_mrr
  group by 1
),

numbered as (
  select
    told.*,
    row_number() over (
      partition by told.subscription_id, told.occurred_at
      order by
        case told.event_type
          when 'subscription_cancelled' then 1
          when 'subscription_changed' then 2
          when 'trial_expired' then 3
          else 4
        end,
        followed.is_followed,
        told.recorded_at desc,
        told.event_id desc
    ) as place_in_second
  from told
  inner join followed
    on told.event_id = followed.event_id
),

standing as (
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
  standing.event_id,
  standing.subscription_id,
  standing.customer_id,
  standing.external_id,
  standing.occurred_at as valid_from,
  standing.valid_to,
  standing.valid_to is null as is_current,
  standing.status,
  standing.plan,
  standing.price_id,
  standing.product_id,
  standing.billing_interval,
  standing.billing_interval_count,
  standing.quantity,
  standing.currency,
  standing.mrr
from standing
