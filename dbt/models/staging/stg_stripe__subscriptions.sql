{{ config(
  enabled=var('stripe_lifecycle__using_subscriptions'),
  unique_key='subscription_id',
  pre_hook="{{ stripe_lifecycle.delete_vanished_rows('subscriptions', 'id', 'subscription_id') }}"
) }}

with arrived as (
  {{ stripe_lifecycle.latest_rows('subscriptions', key='id', cursor='observed_at', staged_key='subscription_id') }}
)

select
  arrived.id as subscription_id,
  arrived.customer as customer_id,
  arrived.status,
  arrived.collection_method,
  arrived.currency,
  coalesce(arrived.cancel_at_period_end, false) as is_cancelled_at_period_end,
  arrived.latest_invoice as latest_invoice_id,
  arrived.test_clock as test_clock_id,
  {{ stripe_lifecycle.time_from_unix('arrived.start_date') }} as started_at,
  {{ stripe_lifecycle.time_from_unix('arrived.trial_start') }} as trial_started_at,
  {{ stripe_lifecycle.time_from_unix('arrived.trial_end') }} as trial_ends_at,
  {{ stripe_lifecycle.time_from_unix('arrived.billing_cycle_anchor') }} as billing_cycle_anchor_at,
  {{ stripe_lifecycle.time_from_unix('arrived.cancel_at') }} as cancel_at,
  {{ stripe_lifecycle.time_from_unix('arrived.canceled_at') }} as canceled_at,
  {{ stripe_lifecycle.time_from_unix('arrived.ended_at') }} as ended_at,
  {{ stripe_lifecycle.as_json('arrived.pause_collection') }} as pause_collection,
  {{ stripe_lifecycle.as_json('arrived.cancellation_details') }} as cancellation_details,
  {{ stripe_lifecycle.as_json('arrived.items') }} as items,
  {{ stripe_lifecycle.as_json('arrived.discounts') }} as discounts,
  {{ stripe_lifecycle.as_json('arrived.metadata') }} as metadata,
  arrived.livemode,
  arrived.account_id,
  {{ stripe_lifecycle.source_schema('arrived') }} as source_schema,
  {{ stripe_lifecycle.time_from_unix('arrived.created') }} as created_at,
  {{ stripe_lifecycle.as_time('arrived.observed_at') }} as observed_at,
  coalesce(arrived.is_deleted, false) as is_deleted,
  {{ stripe_lifecycle.staged_at() }} as staged_at
from arrived
