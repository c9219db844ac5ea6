-- Each subscription as it stands, times in Unix seconds, and whether it counts towards MRR by its status and options
-- (`counting`: counted, trialing, paused, unpaid, cancellation_requested, incomplete, ended, unknown).
{% set paused_collection = var('stripe_lifecycle_paused_collection') %}
with pauses as (
  select
    arrived.id as subscription_id,
    {{ stripe_lifecycle.json_bigint(
      stripe_lifecycle.as_json('arrived.status_details'), ['paused', 'transitioned_at']) }}
      as paused_seconds
  from ({{ stripe_lifecycle.latest_rows('subscriptions', key='id', cursor='observed_at') }}) as arrived
),

subscriptions as (
  select
    listed.subscription_id,
    customer_id,
    account_id,
    livemode,
    lower(currency) as currency,
    status,
    coalesce(collection_method, 'charge_automatically') as collection_method,
    coalesce(cancel_at_period_end, false) or cancel_at is not null as is_cancelling,
    {{ stripe_lifecycle.unix_seconds('created_at') }} as created_seconds,
    {{ stripe_lifecycle.unix_seconds('coalesce(started_at, created_at)') }} as start_seconds,
    {{ stripe_lifecycle.unix_seconds('ended_at') }} as ended_seconds,
    {{ stripe_lifecycle.unix_seconds('canceled_at') }} as cancel_requested_seconds,
    {{ stripe_lifecycle.unix_seconds('trial_started_at') }} as trial_start_seconds,
    {{ stripe_lifecycle.unix_seconds('trial_ends_at') }} as trial_end_seconds,
    pauses.paused_seconds,
    case when pause_collection is not null
      then coalesce({{ stripe_lifecycle.json_text('pause_collection', ['behavior']) }}, 'void')
    end as pause_behavior,
    {{ stripe_lifecycle.json_text('cancellation_details', ['reason']) }} as cancellation_reason,
    {{ stripe_lifecycle.json_text('cancellation_details', ['feedback']) }} as cancellation_feedback
  from {{ ref('stg_stripe__subscriptions') }} as listed
  left join pauses on pauses.subscription_id = listed.subscription_id
  where not is_deleted and customer_id is not null and substr(customer_id, 1, 5) <> 'gcus_'
),

by_status as (
  select
    subscriptions.*,
    case
      when status in ('active', 'past_due') then 'counted'
      {% if var('stripe_lifecycle_unpaid_counts') -%} when status = 'unpaid' then 'counted' {%- endif %}
      when status in ('trialing', 'paused', 'unpaid', 'incomplete') then status
      when status = 'canceled' then 'ended'
      when status = 'incomplete_expired' then 'incomplete'
      else 'unknown'
    end as counting_of_status,
    {% if paused_collection == 'include' -%} false
    {%- elif paused_collection == 'exclude' -%} pause_behavior is not null
    {%- else -%} coalesce(pause_behavior <> 'keep_as_draft', false)
    {%- endif %} as is_collection_paused
  from subscriptions
)

select
  by_status.*,
  case
    when counting_of_status <> 'counted' then counting_of_status
    when is_collection_paused then 'paused'
    {% if stripe_lifecycle.churns_at_request() -%} when is_cancelling then 'cancellation_requested' {%- endif %}
    else 'counted'
  end as counting,
  created_seconds >= span.boundary_seconds as is_younger,
  coalesce(
    trial_end_seconds > coalesce(trial_start_seconds, start_seconds)
    and coalesce(trial_start_seconds, start_seconds)
      <= case when created_seconds > start_seconds then created_seconds else start_seconds end + 60,
    false) as begins_with_trial,
  span.as_of_seconds,
  span.boundary_seconds,
  -- What is inferred lies before it; a subscription younger than the boundary is known whole.
  case when created_seconds >= span.boundary_seconds then 253402300800 else span.boundary_seconds end
    as inferred_before_seconds
from by_status
cross join {{ ref('int_lifecycle__span') }} as span
