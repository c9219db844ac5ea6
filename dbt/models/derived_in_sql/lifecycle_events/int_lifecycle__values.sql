{{ config(pre_hook=stripe_lifecycle.prepare_long_query()) }}
-- What each subscription as it stands was or is worth at the times that its history asks for, and whether it counted
-- then: a past due one may stop counting after some days.
{% set past_due_max_days = var('stripe_lifecycle_past_due_max_days') %}
with moments as (
  select subscription_id, from_seconds as at_seconds from {{ ref('int_lifecycle__counted_spans') }} where has_counted
  union distinct
  select subscription_id, from_seconds from {{ ref('int_lifecycle__billed_points') }}
  union distinct
  select subscription_id, anchor_seconds from {{ ref('int_lifecycle__anchors') }}
  union distinct
  select subscription_id, at_seconds from {{ ref('int_lifecycle__cuts') }}
),

turns as (
  select
    held.subscription_id,
    known.end_seconds as turn_seconds
  from {{ ref('int_lifecycle__held_discounts') }} as held
  inner join {{ ref('int_lifecycle__known_discounts') }} as known on known.discount_id = held.discount_id
  where known.end_seconds is not null
  union distinct
  select subscription_id, start_seconds from {{ ref('int_lifecycle__held_discounts') }} where level = 'customer'
),

-- Only discounts that come and go make a difference: a contract is worth the same from one such turn to the next.
turned as (
  select
    moments.subscription_id,
    moments.at_seconds,
    coalesce(max(turns.turn_seconds), 0) as turn_seconds
  from moments
  left join turns on turns.subscription_id = moments.subscription_id and turns.turn_seconds <= moments.at_seconds
  group by moments.subscription_id, moments.at_seconds
),

states as (
  select distinct
    turned.subscription_id,
    turned.turn_seconds,
    concat(turned.subscription_id, ':', cast(turned.turn_seconds as {{ dbt.type_string() }})) as state_id,
    spans.currency
  from turned
  inner join {{ ref('int_lifecycle__counted_spans') }} as spans on spans.subscription_id = turned.subscription_id
),

contracts as (
  select
    state_id,
    currency,
    {{ stripe_lifecycle.time_from_unix('turn_seconds') }} as valued_at
  from states
),

items as (
  select
    states.state_id,
    held.item_id,
    held.price_id,
    held.quantity,
    held.inclusive_tax_percent
  from states
  inner join {{ ref('int_stripe__contract_items') }} as held on held.state_id = states.subscription_id
),

-- The customer's discount is there from its own start.
discounts as (
  select
    states.state_id,
    held.level,
    held.item_id,
    held.position,
    held.discount_id,
    known.coupon_id,
    {{ stripe_lifecycle.time_from_unix('known.end_seconds') }} as ends_at
  from states
  inner join {{ ref('int_lifecycle__held_discounts') }} as held on held.subscription_id = states.subscription_id
  inner join {{ ref('int_lifecycle__known_discounts') }} as known on known.discount_id = held.discount_id
  where held.level <> 'customer' or held.start_seconds <= states.turn_seconds
),

valued as (
  {{ stripe_lifecycle.value_contracts('contracts', 'items', 'discounts') }}
),

counted as (
  select
    turned.subscription_id,
    turned.at_seconds,
    concat(turned.subscription_id, ':', cast(turned.turn_seconds as {{ dbt.type_string() }})) as state_id,
    {% if past_due_max_days is none or var('stripe_lifecycle_unpaid_counts') -%}
    true as is_counted
    {%- else -%}
    coalesce(spans.status <> 'past_due'
      or spans.past_due_since_seconds + {{ past_due_max_days }} * 86400 > turned.at_seconds, true) as is_counted
    {%- endif %}
  from turned
  inner join {{ ref('int_lifecycle__counted_spans') }} as spans on spans.subscription_id = turned.subscription_id
)

select
  counted.subscription_id,
  counted.at_seconds,
  case when counted.is_counted then 'counted' else 'unpaid' end as counting,
  case when counted.is_counted then valued.mrr else 0 end as mrr,
  case when counted.is_counted then valued.discount_ids else '' end as discount_ids
from counted
inner join valued on valued.state_id = counted.state_id
