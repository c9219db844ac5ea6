-- Each month's customers lead from its opening to its end, and to the next opening. They are those of mrr_daily on the
-- month's last day.
with months as (
  select
    customers.*,
    lag(paying_customers) over (partition by account_id, currency order by month) as paying_before
  from {{ ref('customers_monthly') }} as customers
),

last_days as (
  select
    {{ stripe_lifecycle.month_of('day') }} as month,
    account_id,
    currency,
    max(day) as day
  from {{ ref('mrr_daily') }}
  group by 1, 2, 3
)

select
  months.month,
  months.account_id,
  months.currency
from months
left join last_days
  on months.month = last_days.month
  and months.account_id = last_days.account_id
  and months.currency = last_days.currency
left join {{ ref('mrr_daily') }} as daily
  on last_days.day = daily.day
  and last_days.account_id = daily.account_id
  and last_days.currency = daily.currency
where
  daily.day is null
  or months.opening_customers + months.new_customers + months.reactivated_customers - months.churned_customers
    <> months.paying_customers
  or months.opening_customers <> coalesce(months.paying_before, 0)
  or months.paying_customers <> daily.paying_customers
  or months.closing_mrr <> daily.mrr
