-- The reasons' amounts add up to the churn of mrr_movements, and their customers to those of customers_monthly.
with reasons as (
  select
    month,
    account_id,
    currency,
    sum(churn_mrr) as churn_mrr,
    sum(churned_customers) as churned_customers
  from {{ ref('churn_reasons') }}
  group by 1, 2, 3
)

select
  movements.month,
  movements.account_id,
  movements.currency
from {{ ref('mrr_movements') }} as movements
left join {{ ref('customers_monthly') }} as customers
  on movements.month = customers.month
  and movements.account_id = customers.account_id
  and movements.currency = customers.currency
full outer join reasons
  on movements.month = reasons.month
  and movements.account_id = reasons.account_id
  and movements.currency = reasons.currency
where
  movements.month is null
  or movements.churn_mrr <> coalesce(reasons.churn_mrr, 0)
  or customers.churned_customers <> coalesce(reasons.churned_customers, 0)
