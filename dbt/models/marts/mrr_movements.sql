{%- set gains = ['new', 'expansion', 'reactivation'] -%}
{%- set losses = ['contraction', 'churn'] -%}

with moved as (
  select
    month,
    account_id,
    currency,
    {%- for label in gains + losses %}
    sum(case when label = '{{ label }}' then mrr_delta else 0 end) as {{ label }}_delta,
    {%- endfor %}
    sum(mrr_delta) as net_change_mrr
  from {{ ref('int_stripe__ledger') }}
  group by 1, 2, 3
),

months as (
  {{ stripe_lifecycle.series_since('moved', 'month', 'month') }}
),

currencies as (
  select distinct
    account_id,
    currency
  from moved
),

every_month as (
  select
    months.day as month,
    currencies.account_id,
    currencies.currency,
    {%- for label in gains + losses %}
    coalesce(moved.{{ label }}_delta, 0) as {{ label }}_delta,
    {%- endfor %}
    coalesce(moved.net_change_mrr, 0) as net_change_mrr
  from months
  cross join currencies
  left join moved
    on months.day = moved.month
    and currencies.account_id = moved.account_id
    and currencies.currency = moved.currency
),

closed as (
  select
    every_month.*,
    sum(every_month.net_change_mrr) over (
      partition by every_month.account_id, every_month.currency
      order by every_month.month
      rows between unbounded preceding and current row
    ) as closing_mrr
  from every_month
)

select
  closed.month,
  closed.account_id,
  closed.currency,
  cast(closed.closing_mrr - closed.net_change_mrr as {{ dbt.type_bigint() }}) as opening_mrr,
  {%- for label in gains %}
  cast(closed.{{ label }}_delta as {{ dbt.type_bigint() }}) as {{ label }}_mrr,
  {%- endfor %}
  {%- for label in losses %}
  cast(0 - closed.{{ label }}_delta as {{ dbt.type_bigint() }}) as {{ label }}_mrr,
  {%- endfor %}
  cast(closed.net_change_mrr as {{ dbt.type_bigint() }}) as net_change_mrr,
  cast(closed.closing_mrr as {{ dbt.type_bigint() }}) as closing_mrr
from closed
