{{ config(pre_hook=stripe_lifecycle.prepare_long_query()) }}

-- Each subscription as it stands: what it is worth (mrr, mrr_gross, trial_mrr, in minor units of its currency), and how it weighs in the
-- status of its customer (role). A subscription that is past due for more than past_due_max_days is treated as unpaid.
{% set past_due_max_days = var('stripe_lifecycle_past_due_max_days') %}
{% set unpaid_counts = var('stripe_lifecycle_unpaid_counts') %}
with periods as (
  select
    subscription_id,
    max(period_start_seconds) as period_start_seconds
  from {{ ref('int_lifecycle__items') }}
  group by subscription_id
),

ends as (
  select
    items.state_id as subscription_id,
    min(items.period_ends_at) as period_ends_at,
    max(case when prices.is_metered then 1 else 0 end) as has_metered
  from {{ ref('int_stripe__contract_items') }} as items
  left join {{ ref('int_stripe__price_terms') }} as prices on prices.price_id = items.price_id
  group by items.state_id
),

owed as (
  select
    subscription_id,
    min(asked_at) as owed_since
  from {{ ref('int_customer__invoices') }}
  where is_owed
  group by subscription_id
),

limited as (
  select
    listed.subscription_id,
    listed.customer_id,
    listed.currency,
    listed.status,
    listed.created_seconds,
    listed.is_cancelling,
    listed.pause_behavior,
    listed.trial_start_seconds,
    listed.trial_end_seconds,
    listed.counting,
    listed.as_of_seconds,
    stated.cancel_at,
    ends.period_ends_at,
    coalesce(ends.has_metered, 0) = 1 as has_metered,
    {% if past_due_max_days is not none and not unpaid_counts -%}
    case when listed.status = 'past_due'
      then coalesce({{ stripe_lifecycle.unix_seconds('owed.owed_since') }}, periods.period_start_seconds)
        + {{ past_due_max_days }} * 86400
    end
    {%- else -%} cast(null as {{ dbt.type_bigint() }})
    {%- endif %} as past_due_limit_seconds
  from {{ ref('int_lifecycle__subscriptions') }} as listed
  inner join {{ ref('stg_stripe__subscriptions') }} as stated on stated.subscription_id = listed.subscription_id
  left join ends on ends.subscription_id = listed.subscription_id
  left join periods on periods.subscription_id = listed.subscription_id
  left join owed on owed.subscription_id = listed.subscription_id
),

subscriptions as (
  select
    limited.*,
    coalesce(past_due_limit_seconds <= as_of_seconds, false) as is_past_limit
  from limited
),

contracts as (
  select
    subscription_id as state_id,
    currency,
    {{ stripe_lifecycle.time_from_unix('as_of_seconds') }} as valued_at
  from subscriptions
  where counting in ('counted', 'trialing') and not is_past_limit
),

valued as (
  {{ stripe_lifecycle.value_contracts(
    'contracts', ref('int_stripe__contract_items'), ref('int_stripe__contract_discounts')) }}
)

select
  subscriptions.subscription_id,
  subscriptions.customer_id,
  subscriptions.currency,
  subscriptions.status,
  subscriptions.created_seconds,
  subscriptions.is_cancelling,
  subscriptions.pause_behavior,
  subscriptions.trial_start_seconds,
  subscriptions.trial_end_seconds,
  subscriptions.has_metered,
  subscriptions.period_ends_at,
  case when subscriptions.is_past_limit then subscriptions.past_due_limit_seconds end as past_limit_since_seconds,
  case
    when subscriptions.cancel_at is not null then subscriptions.cancel_at
    when subscriptions.is_cancelling then subscriptions.period_ends_at
  end as scheduled_end_at,
  case
    when subscriptions.status = 'active' then 'active'
    when subscriptions.status = 'past_due' and not subscriptions.is_past_limit then 'active'
    {% if unpaid_counts -%} when subscriptions.status = 'unpaid' then 'active' {%- endif %}
    when subscriptions.status = 'trialing' then 'trial'
    when subscriptions.status in ('past_due', 'unpaid', 'canceled', 'paused') then 'churned'
    else 'lead'
  end as role,
  subscriptions.status in ('active', 'past_due', 'trialing') as is_running,
  valued.state_id is not null and subscriptions.counting = 'counted' as is_counted,
  case when valued.state_id is null or subscriptions.counting <> 'counted' then 0 else valued.mrr end as mrr,
  case when valued.state_id is null or subscriptions.counting <> 'counted' then 0 else valued.mrr_gross end as mrr_gross,
  case when valued.state_id is null or subscriptions.counting <> 'trialing' then 0 else valued.mrr end as trial_mrr
from subscriptions
left join valued on valued.state_id = subscriptions.subscription_id
