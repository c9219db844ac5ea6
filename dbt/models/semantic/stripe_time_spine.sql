{{ config(
  enabled=var('stripe_lifecycle__using_semantic_models') and var('stripe_lifecycle__using_time_spine')
) }}

-- Every day that the marts speak of, from the first of its month on.
with bounds as (
  select
    {{ stripe_lifecycle.month_of('first_day') }} as first_day,
    last_day
  from {{ ref('int_stripe__bounds') }}
),

days as (
  {{ stripe_lifecycle.date_series('bounds', 'day') }}
)

select days.day as date_day
from days
