{%- set labels = ['new', 'expansion', 'reactivation', 'contraction', 'churn'] -%}
{#- Windows have no names here: Snowflake and Redshift have no WINDOW clause. -#}
{%- set customer_so_far -%}
  partition by every_month.customer_id, every_month.currency
  order by every_month.month
  rows between unbounded preceding and current row
{%- endset -%}
{%- set customer_months = 'partition by closed.customer_id, closed.currency order by closed.month' -%}

-- What each customer's MRR did in each month, from the first month with MRR on; as long as there is any, or was any
-- within the twelve months before.
with moved as (
  select
    account_id,
    customer_id,
    currency,
    month,
    {%- for label in labels %}
    sum(case when label = '{{ label }}' then mrr_delta else 0 end) as {{ label }}_delta,
    {%- endfor %}
    sum(mrr_delta) as net_delta,
    max(customer_mrr) as highest_mrr
  from {{ ref('int_stripe__ledger') }}
  group by 1, 2, 3, 4
),

customers as (
  select
    account_id,
    customer_id,
    currency,
    min(month) as first_month
  from moved
  group by 1, 2, 3
),

months as (
  {{ stripe_lifecycle.series_since('customers', 'first_month', 'month') }}
),

every_month as (
  select
    customers.account_id,
    customers.customer_id,
    customers.currency,
    months.day as month,
    {%- for label in labels %}
    coalesce(moved.{{ label }}_delta, 0) as {{ label }}_delta,
    {%- endfor %}
    coalesce(moved.net_delta, 0) as net_delta,
    coalesce(moved.highest_mrr, 0) as highest_mrr
  from customers
  inner join months
    on customers.first_month <= months.day
  left join moved
    on customers.customer_id = moved.customer_id
    and customers.currency = moved.currency
    and months.day = moved.month
),

closed as (
  select
    every_month.*,
    sum(every_month.net_delta) over ({{ customer_so_far }}) as closing_mrr,
    max(every_month.highest_mrr) over ({{ customer_so_far }}) as highest_mrr_so_far
  from every_month
),

compared as (
  select
    closed.*,
    closed.closing_mrr - closed.net_delta as opening_mrr,
    coalesce(lag(closed.closing_mrr, 12) over ({{ customer_months }}), 0) as mrr_12_months_before,
    coalesce(lag(closed.highest_mrr_so_far) over ({{ customer_months }}), 0) > 0 as had_mrr_before
  from closed
)

select
  compared.month,
  compared.account_id,
  compared.currency,
  compared.customer_id,
  cast(compared.opening_mrr as {{ dbt.type_bigint() }}) as opening_mrr,
  {%- for label in labels %}
  {%- set sign = '0 - ' if label in ('contraction', 'churn') else '' %}
  cast({{ sign }}compared.{{ label }}_delta as {{ dbt.type_bigint() }}) as {{ label }}_mrr,
  {%- endfor %}
  cast(compared.net_delta as {{ dbt.type_bigint() }}) as net_change_mrr,
  cast(compared.closing_mrr as {{ dbt.type_bigint() }}) as closing_mrr,
  cast(compared.mrr_12_months_before as {{ dbt.type_bigint() }}) as mrr_12_months_before,
  compared.had_mrr_before
from compared
where
  compared.opening_mrr <> 0
  or compared.closing_mrr <> 0
  or compared.mrr_12_months_before <> 0
  {%- for label in labels %}
  or compared.{{ label }}_delta <> 0
  {%- endfor %}
