{{ config(enabled=stripe_lifecycle.converts_currencies()) }}
-- Each month opens with what the month before closed with. MRR of the reporting currency alone has no effect of rates.
with months as (
  select
    converted.*,
    lag(closing_mrr) over (partition by account_id order by month) as closing_before,
    lag(missing_rates) over (partition by account_id order by month) as missing_before
  from {{ ref('mrr_movements_converted') }} as converted
),

others as (
  select
    month,
    account_id,
    sum(case when opening_mrr <> 0 or net_change_mrr <> 0 then 1 else 0 end) as currencies_with_mrr
  from {{ ref('mrr_movements') }}
  where currency <> '{{ var('stripe_lifecycle_reporting_currency') | string | lower }}'
  group by 1, 2
)

select
  months.month,
  months.account_id
from months
left join others
  on months.month = others.month
  and months.account_id = others.account_id
where
  months.opening_mrr <> coalesce(months.closing_before, 0)
  or (months.opening_mrr is null and coalesce(months.missing_before, 0) = 0)
  or (coalesce(others.currencies_with_mrr, 0) = 0 and months.exchange_rate_effect <> 0)
