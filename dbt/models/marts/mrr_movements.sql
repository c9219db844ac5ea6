{%- set gains = ['new', 'expansion', 'reactivation'] -%}
{%- set losses = ['contraction', 'churn'] -%}

-- A label's amount is the sum of the deltas that carry it. Churn and return of the same amount within the movement
-- window carry no label: they show only where a month ends between them, by their sign.
with by_customer as (
  select
    month,
    currency,
    customer_id,
    movement,
    sum(mrr_delta) as mrr_delta
  from {{ ref('int_stripe__ledger') }}
  group by 1, 2, 3, 4
),

labelled as (
  select
    month,
    currency,
    mrr_delta,
    coalesce(movement, case when mrr_delta < 0 then 'churn' else 'reactivation' end) as movement
  from by_customer
),

moved as (
  select
    month,
    currency,
    {%- for movement in gains + losses %}
    sum(case when movement = '{{ movement }}' then mrr_delta else 0 end) as {{ movement }}_mrr,
    {%- endfor %}
    sum(mrr_delta) as net_change_mrr
  from labelled
  group by 1, 2
),

bounds as (
  select
    min(moved.month) as first_day,
    {{ stripe_lifecycle.month_of('max(bounds.last_day)') }} as last_day
  from moved
  cross join {{ ref('int_stripe__bounds') }} as bounds
),

months as (
  {{ stripe_lifecycle.date_series('bounds', 'month') }}
),

currencies as (
  select distinct currency
  from moved
),

every_month as (
  select
    months.day as month,
    currencies.currency,
    {%- for movement in gains + losses %}
    coalesce(moved.{{ movement }}_mrr, 0) as {{ movement }}_mrr,
    {%- endfor %}
    coalesce(moved.net_change_mrr, 0) as net_change_mrr
  from months
  cross join currencies
  left join moved
    on months.day = moved.month
    and currencies.currency = moved.currency
),

closed as (
  select
    every_month.*,
    sum(every_month.net_change_mrr) over (
      partition by every_month.currency
      order by every_month.month
      rows between unbounded preceding and current row
    ) as closing_mrr
  from every_month
)

select
  closed.month,
  closed.currency,
  cast(closed.closing_mrr - closed.net_change_mrr as {{ dbt.type_bigint() }}) as opening_mrr,
  {%- for movement in gains %}
  cast(closed.{{ movement }}_mrr as {{ dbt.type_bigint() }}) as {{ movement }}_mrr,
  {%- endfor %}
  {%- for movement in losses %}
  cast(0 - closed.{{ movement }}_mrr as {{ dbt.type_bigint() }}) as {{ movement }}_mrr,
  {%- endfor %}
  cast(closed.net_change_mrr as {{ dbt.type_bigint() }}) as net_change_mrr,
  cast(closed.closing_mrr as {{ dbt.type_bigint() }}) as closing_mrr
from closed
