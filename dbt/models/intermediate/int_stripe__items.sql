-- The items that a subscription has after each of its ledger's events, and the event that comes after it.
with events as (
  select
    event_id,
    subscription_id,
    occurred_at,
    recorded_at,
    sequence,
    items,
    lead(event_id) over (
      partition by subscription_id
      order by occurred_at, recorded_at, sequence, event_id
    ) as next_event_id
  from {{ ref('stg_stripe__lifecycle_events') }}
  where event_type in ('subscription_changed', 'subscription_cancelled')
)

select
  events.event_id,
  events.next_event_id,
  events.subscription_id,
  events.occurred_at,
  events.recorded_at,
  events.sequence,
  {{ stripe_lifecycle.json_text('item.value', ['price_id']) }} as price_id,
  {{ stripe_lifecycle.json_text('item.value', ['product_id']) }} as product_id,
  {{ stripe_lifecycle.json_text('item.value', ['product_name']) }} as plan,
  {{ stripe_lifecycle.json_text('item.value', ['interval']) }} as billing_interval,
  {{ stripe_lifecycle.json_bigint('item.value', ['interval_count']) }} as billing_interval_count,
  {{ stripe_lifecycle.json_bigint('item.value', ['mrr']) }} as mrr
from events
{{ stripe_lifecycle.json_array_elements('events.items', 'item') }}
