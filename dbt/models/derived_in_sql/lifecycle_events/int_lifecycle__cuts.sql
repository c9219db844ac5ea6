-- The times after its anchor at which a subscription's standing may change by time alone, of which Stripe sends no
-- event: the ends of its discounts, the customer's discount coming and going, and the day on which a past due
-- subscription no longer counts.
{% set past_due_max_days = var('stripe_lifecycle_past_due_max_days') %}
with turns as (
  select
    held.subscription_id,
    known.end_seconds as at_seconds,
    1 as is_discount_end
  from {{ ref('int_lifecycle__held_discounts') }} as held
  inner join {{ ref('int_lifecycle__known_discounts') }} as known on known.discount_id = held.discount_id
  where known.end_seconds is not null and (held.level = 'customer' or known.duration is not null)

  union all

  select
    subscription_id,
    start_seconds as at_seconds,
    0 as is_discount_end
  from {{ ref('int_lifecycle__held_discounts') }}
  where level = 'customer' and start_seconds is not null
  {% if past_due_max_days is not none %}
  union all

  select
    subscription_id,
    past_due_since_seconds + {{ past_due_max_days }} * 86400 as at_seconds,
    0 as is_discount_end
  from {{ ref('int_lifecycle__counted_spans') }}
  where status = 'past_due' and past_due_since_seconds is not null
  {% endif %}
)

select
  turns.subscription_id,
  turns.at_seconds,
  max(turns.is_discount_end) as is_discount_end
from turns
inner join {{ ref('int_lifecycle__counted_spans') }} as spans on spans.subscription_id = turns.subscription_id
inner join {{ ref('int_lifecycle__anchors') }} as anchors on anchors.subscription_id = turns.subscription_id
where turns.at_seconds > anchors.anchor_seconds
  and turns.at_seconds < coalesce(spans.stop_seconds, spans.as_of_seconds + 1)
group by turns.subscription_id, turns.at_seconds
