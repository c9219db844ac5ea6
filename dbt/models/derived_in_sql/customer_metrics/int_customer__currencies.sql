{{ config(pre_hook=stripe_lifecycle.prepare_long_query()) }}

-- The currency of the single amounts of each customer: the customer's own, unless all of its MRR is in others. Without an own one, it is the
-- first by code of those with MRR, else with subscriptions, with finalised invoices, with any invoices, with other revenue.
with found as (
  select customer_id, currency, 1 as preference from {{ ref('int_customer__mrr') }} where mrr > 0
  union all
  select customer_id, currency, 2 as preference from {{ ref('int_customer__mrr') }}
  union all
  select customer_id, currency, 3 as preference from {{ ref('int_customer__invoices') }} where is_finalised
  union all
  select customer_id, currency, 4 as preference from {{ ref('int_customer__invoices') }}
  union all
  select customer_id, currency, 5 as preference from {{ ref('int_customer__revenue') }} where other_revenue is not null
),

numbered as (
  select
    found.*,
    row_number() over (
      partition by customer_id order by preference, {{ stripe_lifecycle.by_code('currency') }}
    ) as place
  from found
),

with_mrr as (
  select
    customers.customer_id,
    max(case when found.preference = 1 then 1 else 0 end) as has_mrr,
    max(case when found.preference = 1 and found.currency = customers.currency then 1 else 0 end) as has_own
  from {{ ref('int_customer__customers') }} as customers
  left join found on found.customer_id = customers.customer_id
  group by customers.customer_id
)

select
  customers.customer_id,
  case
    when customers.currency is not null and (with_mrr.has_mrr = 0 or with_mrr.has_own = 1) then customers.currency
    else numbered.currency
  end as currency,
  with_mrr.has_mrr = 1 as has_mrr
from {{ ref('int_customer__customers') }} as customers
inner join with_mrr on with_mrr.customer_id = customers.customer_id
left join numbered on numbered.customer_id = customers.customer_id and numbered.place = 1
