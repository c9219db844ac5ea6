{%- set so_far -%}
  partition by every_day.account_id, every_day.currency
  order by every_day.day
  rows between unbounded preceding and current row
{%- endset -%}

with changed as (
  select
    day,
    account_id,
    currency,
    sum(mrr_delta) as mrr_change,
    sum(paying_customers_delta) as paying_customers_change
  from {{ ref('int_stripe__ledger') }}
  group by 1, 2, 3
),

days as (
  {{ stripe_lifecycle.series_since('changed', 'day', 'day') }}
),

currencies as (
  select distinct
    account_id,
    currency
  from changed
),

every_day as (
  select
    days.day,
    currencies.account_id,
    currencies.currency,
    coalesce(changed.mrr_change, 0) as mrr_change,
    coalesce(changed.paying_customers_change, 0) as paying_customers_change
  from days
  cross join currencies
  left join changed
    on days.day = changed.day
    and currencies.account_id = changed.account_id
    and currencies.currency = changed.currency
)

select
  every_day.day,
  every_day.account_id,
  every_day.currency,
  cast(every_day.mrr_change as {{ dbt.type_bigint() }}) as mrr_change,
  cast(sum(every_day.mrr_change) over ({{ so_far }}) as {{ dbt.type_bigint() }}) as mrr,
  cast(sum(every_day.paying_customers_change) over ({{ so_far }}) as {{ dbt.type_bigint() }}) as paying_customers
from every_day
