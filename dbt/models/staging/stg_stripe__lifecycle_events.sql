{{ config(
  unique_key='event_id',
  pre_hook="{{ stripe_lifecycle.delete_vanished_rows('lifecycle_events', 'event_id', 'event_id') }}"
) }}

{#- What the event's columns are made from. Two dictionaries, because most warehouses don't compare JSON. #}
{%- set values = {
  'event_type': 'arrived.event_type',
  'occurred_at': stripe_lifecycle.as_time('arrived.occurred_at'),
  'recorded_at': stripe_lifecycle.as_time('arrived.recorded_at'),
  'sequence': 'cast(arrived.sequence as ' ~ dbt.type_bigint() ~ ')',
  'customer_id': 'arrived.customer_id',
  'external_id': 'arrived.external_id',
  'subscription_id': 'arrived.subscription_id',
  'invoice_id': 'arrived.invoice_id',
  'object_id': 'arrived.object_id',
  'account_id': 'arrived.account_id',
  'source_schema': stripe_lifecycle.source_schema('arrived'),
  'livemode': 'arrived.livemode',
  'currency': 'arrived.currency',
  'currency_exponent': 'cast(arrived.currency_exponent as ' ~ dbt.type_bigint() ~ ')',
  'mrr': 'cast(arrived.mrr as ' ~ dbt.type_bigint() ~ ')',
  'previous_mrr': 'cast(arrived.previous_mrr as ' ~ dbt.type_bigint() ~ ')',
  'mrr_delta': 'cast(arrived.mrr_delta as ' ~ dbt.type_bigint() ~ ')',
  'movement': 'arrived.movement',
  'billing_interval': 'arrived.interval',
  'billing_interval_count': 'cast(arrived.interval_count as ' ~ dbt.type_bigint() ~ ')',
  'quantity': 'cast(arrived.quantity as ' ~ dbt.type_bigint() ~ ')',
  'plan': 'arrived.plan',
  'price_id': 'arrived.price_id',
  'product_id': 'arrived.product_id',
  'trial_days': 'cast(arrived.trial_days as ' ~ dbt.type_bigint() ~ ')',
  'trial_ends_at': stripe_lifecycle.as_time('arrived.trial_ends_at'),
  'cancel_at': stripe_lifecycle.as_time('arrived.cancel_at'),
  'amount': 'cast(arrived.amount as ' ~ dbt.type_bigint() ~ ')',
  'attempt_count': 'cast(arrived.attempt_count as ' ~ dbt.type_bigint() ~ ')',
  'next_attempt_at': stripe_lifecycle.as_time('arrived.next_attempt_at'),
  'failure_code': 'arrived.failure_code',
  'reason': 'arrived.reason',
  'feedback': 'arrived.feedback',
  'feedback_option': 'arrived.feedback_option',
  'is_voluntary': 'arrived.is_voluntary',
  'during_trial': 'arrived.during_trial',
  'source': 'arrived.source',
  'precision': 'arrived.precision',
  'is_historical': 'arrived.is_historical'
} -%}
{%- set json_values = {
  'change_types': stripe_lifecycle.as_json('arrived.change_types'),
  'items': stripe_lifecycle.as_json('arrived.items'),
  'previous_items': stripe_lifecycle.as_json('arrived.previous_items')
} -%}

-- An incremental build takes the events that differ from the table's in any value. A cursor does not show it: a stream
-- that was cleared and read again, with other definitions or options, has the same event_id and recorded_at, but may
-- have another MRR.
with arrived as (
  {{ stripe_lifecycle.latest_rows('lifecycle_events', key='event_id', cursor='recorded_at') }}
),

events as (
  select
    arrived.event_id
    {%- for name, value in (values.items() | list) + (json_values.items() | list) %},
    {{ value }} as {{ name }}
    {%- endfor %}
  from arrived
)

select
  events.*,
  {{ stripe_lifecycle.staged_at() }} as staged_at
from events
{%- if is_incremental() %}
left join {{ this }} as staged
  on events.event_id = staged.event_id
where
  staged.event_id is null
  {%- for name in values %}
  or {{ stripe_lifecycle.differs('events.' ~ name, 'staged.' ~ name) }}
  {%- endfor %}
  {%- for name in json_values %}
  or {{ stripe_lifecycle.differs(
    stripe_lifecycle.json_as_text('events.' ~ name), stripe_lifecycle.json_as_text('staged.' ~ name)
  ) }}
  {%- endfor %}
{%- endif %}
