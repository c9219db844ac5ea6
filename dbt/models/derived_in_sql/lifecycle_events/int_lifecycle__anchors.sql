-- Since when each subscription stands as it does, at the earliest: it may differ from its last invoice by a change
-- within the period. The latest time that the subscription itself names (the start of a period, an item, a discount),
-- so that a later reading infers the same.
with spans as (
  select
    counted.*,
    case
      when coalesce(stop_seconds, as_of_seconds + 1) < inferred_before_seconds
        then coalesce(stop_seconds, as_of_seconds + 1)
      else inferred_before_seconds
    end as before_seconds
  from {{ ref('int_lifecycle__counted_spans') }} as counted
  where has_counted
),

last_billed as (
  select
    subscription_id,
    max(from_seconds) as billed_seconds
  from {{ ref('int_lifecycle__billed_points') }}
  group by subscription_id
),

named as (
  select subscription_id, period_start_seconds as named_seconds from {{ ref('int_lifecycle__items') }}
  union all
  select subscription_id, created_seconds from {{ ref('int_lifecycle__items') }}
  union all
  select subscription_id, start_seconds from {{ ref('int_lifecycle__held_discounts') }} where level <> 'customer'
  union all
  select subscription_id, billed_seconds from last_billed
),

latest as (
  select
    spans.subscription_id,
    max(named.named_seconds) as named_seconds
  from spans
  inner join last_billed on last_billed.subscription_id = spans.subscription_id
  inner join named
    on named.subscription_id = spans.subscription_id
    and named.named_seconds < spans.before_seconds
  group by spans.subscription_id
)

select
  spans.subscription_id,
  case when latest.named_seconds > spans.from_seconds then latest.named_seconds else spans.from_seconds end
    as anchor_seconds
from spans
left join latest on latest.subscription_id = spans.subscription_id
