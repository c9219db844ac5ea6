{{ config(
  unique_key='event_id',
  pre_hook="{{ stripe_lifecycle.delete_vanished_rows('lifecycle_events', 'event_id', 'event_id') }}"
) }}

{%- set as_text = ['change_types', 'items', 'previous_items'] -%}

-- An incremental build takes the events that differ from the table's in any column that the YAML names, which is all. A cursor does not show it: a stream
-- that was cleared and read again, with other definitions or options, has the same event_id and recorded_at, but may
-- have another MRR.
with arrived as (
  {{ stripe_lifecycle.latest_rows('lifecycle_events', key='event_id', cursor='recorded_at') }}
),

events as (
  select
    arrived.event_id,
    arrived.event_type,
    {{ stripe_lifecycle.as_time('arrived.occurred_at') }} as occurred_at,
    {{ stripe_lifecycle.as_time('arrived.recorded_at') }} as recorded_at,
    cast(arrived.sequence as {{ dbt.type_bigint() }}) as sequence,
    arrived.customer_id,
    arrived.external_id,
    arrived.subscription_id,
    arrived.invoice_id,
    arrived.object_id,
    arrived.account_id,
    {{ stripe_lifecycle.source_schema('arrived') }} as source_schema,
    arrived.livemode,
    arrived.currency,
    cast(arrived.currency_exponent as {{ dbt.type_bigint() }}) as currency_exponent,
    cast(arrived.mrr as {{ dbt.type_bigint() }}) as mrr,
    cast(arrived.previous_mrr as {{ dbt.type_bigint() }}) as previous_mrr,
    cast(arrived.mrr_delta as {{ dbt.type_bigint() }}) as mrr_delta,
    arrived.movement,
    {{ stripe_lifecycle.as_json('arrived.change_types') }} as change_types,
    {{ stripe_lifecycle.as_json('arrived.items') }} as items,
    {{ stripe_lifecycle.as_json('arrived.previous_items') }} as previous_items,
    arrived.interval as billing_interval,
    cast(arrived.interval_count as {{ dbt.type_bigint() }}) as billing_interval_count,
    cast(arrived.quantity as {{ dbt.type_bigint() }}) as quantity,
    arrived.plan,
    arrived.price_id,
    arrived.product_id,
    cast(arrived.trial_days as {{ dbt.type_bigint() }}) as trial_days,
    {{ stripe_lifecycle.as_time('arrived.trial_ends_at') }} as trial_ends_at,
    {{ stripe_lifecycle.as_time('arrived.cancel_at') }} as cancel_at,
    cast(arrived.amount as {{ dbt.type_bigint() }}) as amount,
    cast(arrived.attempt_count as {{ dbt.type_bigint() }}) as attempt_count,
    {{ stripe_lifecycle.as_time('arrived.next_attempt_at') }} as next_attempt_at,
    arrived.failure_code,
    arrived.reason,
    arrived.feedback,
    arrived.feedback_option,
    arrived.is_voluntary,
    arrived.during_trial,
    arrived.source,
    arrived.precision,
    arrived.is_historical
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
  {%- for column in graph.nodes['model.stripe_lifecycle.stg_stripe__lifecycle_events'].columns
    if column not in ['event_id', 'staged_at'] %}
  {%- set values = ['events.' ~ column, 'staged.' ~ column] %}
  {%- if column in as_text %}
  {%- set values = [stripe_lifecycle.json_as_text(values[0]), stripe_lifecycle.json_as_text(values[1])] %}
  {%- endif %}
  or {{ stripe_lifecycle.differs(values[0], values[1]) }}
  {%- endfor %}
{%- endif %}
