{# The canonical events of a stream lifecycle_events as a destination wrote it, with the columns that
   lifecycle_events_sql has. #}
{% macro canonical_events(stream) -%}
select
  {%- for column in canonical_columns() %}
  {{ {
    'occurred_at': stripe_lifecycle.as_time('events.occurred_at'),
    'recorded_at': stripe_lifecycle.as_time('events.recorded_at'),
    'trial_ends_at': stripe_lifecycle.as_time('events.trial_ends_at'),
    'next_attempt_at': stripe_lifecycle.as_time('events.next_attempt_at'),
    'billing_interval': 'events.' ~ adapter.quote('interval'),
    'billing_interval_count': 'events.interval_count',
    'change_types': "replace(cast(events.change_types as text), ' ', '')",
  }.get(column, 'events.' ~ adapter.quote(column)) }} as {{ adapter.quote(column) }}
  {{- ',' if not loop.last }}
  {%- endfor %}
from {{ stream }} as events
where events.event_type in (
  'user_signed_up', 'trial_started', 'subscription_changed', 'subscription_cancelled', 'payment_failed'
)
{%- endmacro %}

{# All columns of lifecycle_events_sql. #}
{% macro canonical_columns() -%}
  {{ return([
    'event_id', 'event_type', 'occurred_at', 'recorded_at', 'customer_id', 'external_id', 'subscription_id',
    'invoice_id', 'account_id', 'livemode', 'currency', 'mrr', 'previous_mrr', 'mrr_delta', 'movement', 'change_types',
    'billing_interval', 'billing_interval_count', 'quantity', 'plan', 'price_id', 'product_id', 'trial_days',
    'trial_ends_at', 'amount', 'attempt_count', 'next_attempt_at', 'failure_code', 'reason', 'feedback', 'is_voluntary',
    'during_trial', 'source', 'precision'
  ]) }}
{%- endmacro %}
