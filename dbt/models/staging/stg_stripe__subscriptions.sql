with arrived as (
  {{ stripe_lifecycle.latest_rows('subscriptions', key='id', cursor='observed_at') }}
)

select
  arrived.id as subscription_id,
  arrived.customer as customer_id,
  arrived.status,
  arrived.currency,
  arrived.collection_method,
  cast(arrived.days_until_due as {{ dbt.type_bigint() }}) as days_until_due,
  arrived.cancel_at_period_end,
  arrived.latest_invoice as latest_invoice_id,
  arrived.schedule as schedule_id,
  arrived.test_clock as test_clock_id,
  {{ stripe_lifecycle.time_from_unix('arrived.start_date') }} as started_at,
  {{ stripe_lifecycle.time_from_unix('arrived.trial_start') }} as trial_started_at,
  {{ stripe_lifecycle.time_from_unix('arrived.trial_end') }} as trial_ends_at,
  {{ stripe_lifecycle.time_from_unix('arrived.cancel_at') }} as cancel_at,
  {{ stripe_lifecycle.time_from_unix('arrived.canceled_at') }} as canceled_at,
  {{ stripe_lifecycle.time_from_unix('arrived.ended_at') }} as ended_at,
  {{ stripe_lifecycle.time_from_unix('arrived.billing_cycle_anchor') }} as billing_cycle_anchor_at,
  {{ stripe_lifecycle.as_json('arrived.items') }} as items,
  {{ stripe_lifecycle.as_json('arrived.discounts') }} as discounts,
  {{ stripe_lifecycle.as_json('arrived.default_tax_rates') }} as default_tax_rates,
  {{ stripe_lifecycle.as_json('arrived.automatic_tax') }} as automatic_tax,
  {{ stripe_lifecycle.as_json('arrived.pause_collection') }} as pause_collection,
  {{ stripe_lifecycle.as_json('arrived.cancellation_details') }} as cancellation_details,
  {{ stripe_lifecycle.as_json('arrived.trial_settings') }} as trial_settings,
  {{ stripe_lifecycle.as_json('arrived.pending_update') }} as pending_update,
  {{ stripe_lifecycle.as_json('arrived.metadata') }} as metadata,
  arrived.livemode,
  arrived.account_id,
  {{ stripe_lifecycle.time_from_unix('arrived.created') }} as created_at,
  {{ stripe_lifecycle.as_time('arrived.observed_at') }} as observed_at,
  coalesce(arrived.is_deleted, false) as is_deleted
from arrived
