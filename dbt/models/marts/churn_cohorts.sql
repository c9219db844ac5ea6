{%- set cohort_so_far -%}
  partition by cohorts.cohort_basis, cohorts.cohort_month, cohorts.account_id, cohorts.currency
  order by months.day
  rows between unbounded preceding and current row
{%- endset -%}

with members as (
  select
    'signed_up' as cohort_basis,
    customer_id,
    coalesce(account_id, source_schema) as account_id,
    currency,
    {{ stripe_lifecycle.month_of('signed_up_at') }} as cohort_month
  from {{ ref('stg_stripe__customer_metrics') }}
  where signed_up_at is not null

  union all

  select
    'first_paid' as cohort_basis,
    customer_id,
    coalesce(account_id, source_schema) as account_id,
    currency,
    {{ stripe_lifecycle.month_of('first_paid_at') }} as cohort_month
  from {{ ref('stg_stripe__customer_metrics') }}
  where first_paid_at is not null
),

cohorts as (
  select
    cohort_basis,
    cohort_month,
    account_id,
    currency,
    count(*) as cohort_customers
  from members
  where currency is not null
  group by 1, 2, 3, 4
),

-- What was there before the cohort's month belongs to its first month.
changed as (
  select
    members.cohort_basis,
    members.cohort_month,
    members.account_id,
    members.currency,
    case when ledger.month < members.cohort_month then members.cohort_month else ledger.month end as month,
    sum(ledger.mrr_delta) as mrr_delta,
    sum(ledger.paying_customers_delta) as paying_customers_delta
  from members
  inner join {{ ref('int_stripe__ledger') }} as ledger
    on members.customer_id = ledger.customer_id
    and members.currency = ledger.currency
  group by 1, 2, 3, 4, 5
),

months as (
  {{ stripe_lifecycle.series_since('cohorts', 'cohort_month', 'month') }}
),

retained as (
  select
    cohorts.cohort_basis,
    cohorts.cohort_month,
    cohorts.account_id,
    cohorts.currency,
    months.day as month,
    cohorts.cohort_customers,
    sum(coalesce(changed.paying_customers_delta, 0)) over ({{ cohort_so_far }}) as retained_customers,
    sum(coalesce(changed.mrr_delta, 0)) over ({{ cohort_so_far }}) as retained_mrr
  from cohorts
  inner join months
    on cohorts.cohort_month <= months.day
  left join changed
    on cohorts.cohort_basis = changed.cohort_basis
    and cohorts.cohort_month = changed.cohort_month
    and cohorts.account_id = changed.account_id
    and cohorts.currency = changed.currency
    and months.day = changed.month
),

with_start as (
  select
    retained.*,
    first_value(retained.retained_mrr) over (
      partition by retained.cohort_basis, retained.cohort_month, retained.account_id, retained.currency
      order by retained.month
      rows between unbounded preceding and current row
    ) as cohort_mrr
  from retained
)

select
  with_start.cohort_basis,
  with_start.cohort_month,
  with_start.account_id,
  with_start.currency,
  cast(
    {{ stripe_lifecycle.months_between('with_start.cohort_month', 'with_start.month') }} as {{ dbt.type_bigint() }}
  ) as months_since,
  with_start.month,
  cast(with_start.cohort_customers as {{ dbt.type_bigint() }}) as cohort_customers,
  cast(with_start.retained_customers as {{ dbt.type_bigint() }}) as retained_customers,
  {{ stripe_lifecycle.quotient('with_start.retained_customers', 'with_start.cohort_customers') }} as customer_retention,
  cast(with_start.cohort_mrr as {{ dbt.type_bigint() }}) as cohort_mrr,
  cast(with_start.retained_mrr as {{ dbt.type_bigint() }}) as retained_mrr,
  {{ stripe_lifecycle.quotient('with_start.retained_mrr', 'with_start.cohort_mrr') }} as mrr_retention
from with_start
