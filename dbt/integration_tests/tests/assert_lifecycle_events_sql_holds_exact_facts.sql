-- lifecycle_events_sql against the stream of the connection that sees events. Rows are exact facts of it that the
-- derivation lacks, or tells otherwise, though lists alone can tell them.
--
-- What its first sync stated as exact must be there alike, but for a pause that is over: a subscription shows its
-- present pause alone. Of what events told since, every sign-up, trial, start and end must be there with the same id.
-- What only events can tell needn't: a change within a billed period, a pause that is over, a recovery, a failed
-- attempt at an invoice that was paid since.
{% set alike = [
  'event_type', 'occurred_at', 'customer_id', 'subscription_id', 'invoice_id', 'currency', 'mrr', 'previous_mrr',
  'mrr_delta', 'movement', 'billing_interval', 'billing_interval_count', 'quantity', 'price_id', 'product_id',
  'trial_days', 'trial_ends_at', 'reason', 'feedback', 'is_voluntary', 'during_trial', 'source', 'precision'
] %}
with told as (
  select
    events.*,
    replace(cast(events.change_types as text), ' ', '') as kinds
  from {{ ref('stripe_lifecycle', 'stg_stripe__lifecycle_events') }} as events
  where
    events.precision = 'exact'
    and events.event_type in (
      'user_signed_up', 'trial_started', 'subscription_changed', 'subscription_cancelled', 'payment_failed'
    )
),

paused as (
  select subscription_id
  from {{ ref('stripe_lifecycle', 'int_lifecycle__subscriptions') }}
  where counting = 'paused'
),

stated as (
  select *
  from told
  where
    is_historical
    and (kinds is null or kinds <> '["paused"]' or subscription_id in (select subscription_id from paused))
),

recorded as (
  select *
  from told
  where
    not is_historical
    and (event_type in ('user_signed_up', 'trial_started', 'subscription_cancelled') or kinds = '["started"]')
)

select
  'first sync' as told_by,
  stated.event_id,
  stated.event_type
from stated
left join {{ ref('stripe_lifecycle', 'lifecycle_events_sql') }} as derived on derived.event_id = stated.event_id
where
  derived.event_id is null
  or replace(cast(derived.change_types as text), ' ', '') is distinct from stated.kinds
  {%- for column in alike %}
  or derived.{{ column }} is distinct from stated.{{ column }}
  {%- endfor %}

union all

select
  'event' as told_by,
  recorded.event_id,
  recorded.event_type
from recorded
left join {{ ref('stripe_lifecycle', 'lifecycle_events_sql') }} as derived on derived.event_id = recorded.event_id
where
  derived.event_id is null
  or derived.customer_id <> recorded.customer_id
  or derived.occurred_at <> recorded.occurred_at
  or derived.mrr is distinct from recorded.mrr

union all

select
  'nobody' as told_by,
  null,
  'no exact facts to compare'
from (select count(*) as fact_count from stated) as counted
where fact_count = 0
