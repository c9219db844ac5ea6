-- Customers with MRR by month. A month's customers are those at its end, so whoever comes and goes within it is in no
-- count.
with customer_months as (
  select
    account_id,
    currency,
    month,
    sum(case when opening_mrr > 0 then 1 else 0 end) as opening_customers,
    sum(case when opening_mrr <= 0 and closing_mrr > 0 and not had_mrr_before then 1 else 0 end) as new_customers,
    sum(case when opening_mrr <= 0 and closing_mrr > 0 and had_mrr_before then 1 else 0 end) as reactivated_customers,
    sum(case when opening_mrr > 0 and closing_mrr <= 0 then 1 else 0 end) as churned_customers,
    sum(case when closing_mrr > 0 then 1 else 0 end) as paying_customers,
    sum(
      case when opening_mrr <= 0 and closing_mrr > 0 and not had_mrr_before then closing_mrr else 0 end
    ) as new_customers_mrr
  from {{ ref('int_stripe__customer_months') }}
  group by 1, 2, 3
),

every_month as (
  select
    movements.month,
    movements.account_id,
    movements.currency,
    movements.closing_mrr,
    {%- for measure in ['opening_customers', 'new_customers', 'reactivated_customers', 'churned_customers',
      'paying_customers', 'new_customers_mrr'] %}
    cast(coalesce(customer_months.{{ measure }}, 0) as {{ dbt.type_bigint() }}) as {{ measure }}
    {{- "," if not loop.last }}
    {%- endfor %}
  from {{ ref('mrr_movements') }} as movements
  left join customer_months
    on movements.account_id = customer_months.account_id
    and movements.currency = customer_months.currency
    and movements.month = customer_months.month
)

select
  every_month.month,
  every_month.account_id,
  every_month.currency,
  every_month.opening_customers,
  every_month.new_customers,
  every_month.reactivated_customers,
  every_month.churned_customers,
  every_month.paying_customers,
  every_month.closing_mrr,
  {{ stripe_lifecycle.quotient('every_month.closing_mrr', 'every_month.paying_customers') }} as arpa,
  every_month.new_customers_mrr,
  {{ stripe_lifecycle.quotient('every_month.new_customers_mrr', 'every_month.new_customers') }} as asp,
  {{ stripe_lifecycle.quotient('every_month.churned_customers', 'every_month.opening_customers') }}
    as customer_churn_rate,
  {{ stripe_lifecycle.quotient('every_month.opening_customers', 'every_month.churned_customers') }} as lifetime_months
from every_month
