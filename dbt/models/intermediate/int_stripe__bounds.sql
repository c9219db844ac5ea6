with days as (
  select cast(occurred_at as date) as day
  from {{ ref('stg_stripe__lifecycle_events') }}

  union all

  select cast(computed_at as date) as day
  from {{ ref('stg_stripe__customer_metrics') }}
)

select
  min(days.day) as first_day,
  max(days.day) as last_day
from days
