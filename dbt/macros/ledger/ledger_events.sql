{# A SELECT of the events that change MRR: each delta is on exactly one of them. #}
{% macro ledger_events() -%}
  select
    event_id,
    account_id,
    source_schema,
    customer_id,
    subscription_id,
    currency,
    occurred_at,
    recorded_at,
    sequence,
    movement,
    mrr_delta,
    staged_at
  from {{ ref('stg_stripe__lifecycle_events') }}
  where
    event_type in ('subscription_changed', 'subscription_cancelled')
    and mrr_delta <> 0
{%- endmacro %}

{# Before an incremental build of the ledger: deletes all rows of the customers of whom a row has no event any more, so
   that the build computes them again. #}
{% macro delete_withdrawn_ledger() -%}
  {%- if is_incremental() -%}
  delete from {{ this }}
  where customer_id in (
    select ledger.customer_id
    from {{ this }} as ledger
    left join ({{ stripe_lifecycle.ledger_events() }}) as events
      on ledger.event_id = events.event_id
    where events.event_id is null
  )
  {%- endif -%}
{%- endmacro %}
