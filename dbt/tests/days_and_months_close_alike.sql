-- The MRR of a month's last day is the month's closing.
with last_days as (
  select
    {{ stripe_lifecycle.month_of('day') }} as month,
    account_id,
    currency,
    max(day) as day
  from {{ ref('mrr_daily') }}
  group by 1, 2, 3
)

select
  movements.month,
  movements.account_id,
  movements.currency,
  movements.closing_mrr,
  daily.mrr
from {{ ref('mrr_movements') }} as movements
left join last_days
  on movements.month = last_days.month
  and movements.account_id = last_days.account_id
  and movements.currency = last_days.currency
left join {{ ref('mrr_daily') }} as daily
  on last_days.day = daily.day
  and last_days.account_id = daily.account_id
  and last_days.currency = daily.currency
where daily.mrr is null or movements.closing_mrr <> daily.mrr
