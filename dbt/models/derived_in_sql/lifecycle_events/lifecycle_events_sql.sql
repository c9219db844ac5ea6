{{ config(pre_hook=stripe_lifecycle.prepare_uuid_v5()) }}
{% set external_id_key = var('stripe_lifecycle_external_id_metadata_key') %}
select
  {{ stripe_lifecycle.event_id('facts.account_id', 'facts.livemode', 'facts.event_type', 'facts.fact_key') }}
    as event_id,
  facts.event_type,
  {{ stripe_lifecycle.time_from_unix('facts.occurred_seconds') }} as occurred_at,
  {{ stripe_lifecycle.time_from_unix('facts.recorded_seconds') }} as recorded_at,
  facts.customer_id,
  {% if external_id_key is none -%} cast(null as {{ dbt.type_string() }})
  {%- else -%} {{ stripe_lifecycle.json_text('customers.metadata', [external_id_key]) }}
  {%- endif %} as external_id,
  facts.subscription_id,
  facts.invoice_id,
  facts.account_id,
  facts.livemode,
  facts.currency,
  transitions.mrr,
  transitions.previous_mrr,
  transitions.mrr - transitions.previous_mrr as mrr_delta,
  movements.movement,
  {{ stripe_lifecycle.as_json('transitions.change_types') }} as change_types,
  contracts.billing_interval,
  contracts.billing_interval_count,
  contracts.quantity,
  contracts.plan,
  contracts.price_id,
  contracts.product_id,
  cast(floor((trials.trial_end_seconds - trials.trial_start_seconds) / 86400.0 + 0.5) as {{ dbt.type_bigint() }})
    as trial_days,
  {{ stripe_lifecycle.time_from_unix('trials.trial_end_seconds') }} as trial_ends_at,
  failures.amount,
  failures.attempt_count,
  failures.next_attempt_at,
  failures.failure_code,
  cancelled.cancellation_reason as reason,
  cancelled.cancellation_feedback as feedback,
  cancelled.cancellation_reason = 'cancellation_requested' as is_voluntary,
  case when cancelled.subscription_id is not null
    then coalesce(facts.occurred_seconds <= cancelled.trial_end_seconds, false)
  end as during_trial,
  facts.source,
  facts.precision
from {{ ref('int_lifecycle__facts') }} as facts
left join {{ ref('int_lifecycle__transitions') }} as transitions
  on transitions.subscription_id = facts.subscription_id and transitions.point_number = facts.point_number
left join {{ ref('int_lifecycle__movements') }} as movements
  on movements.subscription_id = facts.subscription_id and movements.point_number = facts.point_number
left join {{ ref('int_lifecycle__contracts') }} as contracts on contracts.contract_id = facts.contract_id
left join {{ ref('int_lifecycle__subscriptions') }} as trials
  on trials.subscription_id = facts.subscription_id and facts.event_type = 'trial_started'
left join {{ ref('int_lifecycle__subscriptions') }} as cancelled
  on cancelled.subscription_id = facts.subscription_id and facts.event_type = 'subscription_cancelled'
left join {{ ref('int_lifecycle__payment_failures') }} as failures
  on failures.invoice_id = facts.invoice_id and facts.event_type = 'payment_failed'
left join {{ ref('stg_stripe__customers') }} as customers on customers.customer_id = facts.customer_id
