-- The timeline of each subscription: from each point on it stood like this. Points are in the order of `stage` and
-- time; neighbours may be equal.
--
--     1 start        2 period    2 period    3 anchor    4 discount end    5 stop
--     |---billed 1---|--billed 2-|-----------|--------as it stands---------|
--
-- A subscription that never counted has a single point, stage 0.
with spans as (
  select * from {{ ref('int_lifecycle__counted_spans') }}
),

-- The start stands as the last period that begins by then, else as the first one after it, else as the subscription
-- does.
starts as (
  select
    billed.*,
    row_number() over (
      partition by spans.subscription_id
      order by
        case when billed.from_seconds <= spans.from_seconds then 0 else 1 end,
        abs(billed.from_seconds - spans.from_seconds)
    ) as distance
  from spans
  inner join {{ ref('int_lifecycle__billed_standings') }} as billed on billed.subscription_id = spans.subscription_id
),

points as (
  select
    spans.subscription_id,
    0 as stage,
    coalesce(spans.ended_seconds, spans.start_seconds) as at_seconds,
    spans.counting,
    0 as mrr,
    spans.subscription_id as contract_id,
    '' as discount_ids,
    true as is_stated,
    false as is_discount_end
  from spans
  where not spans.has_counted

  union all

  select
    spans.subscription_id,
    1 as stage,
    spans.from_seconds as at_seconds,
    coalesce(starts.counting, current_values.counting) as counting,
    coalesce(starts.mrr, current_values.mrr) as mrr,
    coalesce(starts.contract_id, spans.subscription_id) as contract_id,
    coalesce(starts.discount_ids, current_values.discount_ids) as discount_ids,
    false as is_stated,
    false as is_discount_end
  from spans
  inner join {{ ref('int_lifecycle__values') }} as current_values
    on current_values.subscription_id = spans.subscription_id
    and current_values.at_seconds = spans.from_seconds
  left join starts on starts.subscription_id = spans.subscription_id and starts.distance = 1

  union all

  select
    billed.subscription_id,
    2 as stage,
    billed.from_seconds as at_seconds,
    billed.counting,
    billed.mrr,
    billed.contract_id,
    billed.discount_ids,
    false as is_stated,
    false as is_discount_end
  from {{ ref('int_lifecycle__billed_standings') }} as billed
  inner join spans on spans.subscription_id = billed.subscription_id and billed.from_seconds > spans.from_seconds

  union all

  select
    anchors.subscription_id,
    3 as stage,
    anchors.anchor_seconds as at_seconds,
    current_values.counting,
    current_values.mrr,
    anchors.subscription_id as contract_id,
    current_values.discount_ids,
    false as is_stated,
    false as is_discount_end
  from {{ ref('int_lifecycle__anchors') }} as anchors
  inner join {{ ref('int_lifecycle__values') }} as current_values
    on current_values.subscription_id = anchors.subscription_id
    and current_values.at_seconds = anchors.anchor_seconds

  union all

  select
    cuts.subscription_id,
    4 as stage,
    cuts.at_seconds,
    current_values.counting,
    current_values.mrr,
    cuts.subscription_id as contract_id,
    current_values.discount_ids,
    cuts.is_discount_end = 1 as is_stated,
    cuts.is_discount_end = 1 as is_discount_end
  from {{ ref('int_lifecycle__cuts') }} as cuts
  inner join {{ ref('int_lifecycle__values') }} as current_values
    on current_values.subscription_id = cuts.subscription_id
    and current_values.at_seconds = cuts.at_seconds

  union all

  select
    spans.subscription_id,
    5 as stage,
    spans.stop_seconds as at_seconds,
    spans.counting,
    0 as mrr,
    spans.subscription_id as contract_id,
    '' as discount_ids,
    spans.is_stop_exact as is_stated,
    false as is_discount_end
  from spans
  where spans.stop_seconds is not null
)

select
  points.subscription_id,
  points.stage,
  points.at_seconds,
  case when spans.created_seconds > points.at_seconds then spans.created_seconds else points.at_seconds end
    as recorded_seconds,
  points.counting,
  points.mrr,
  points.contract_id,
  points.discount_ids,
  points.is_discount_end,
  points.is_stated or spans.is_younger as is_stated,
  row_number() over (partition by points.subscription_id order by points.stage, points.at_seconds) as point_number
from points
inner join spans on spans.subscription_id = points.subscription_id
