with by_month as (
  select
    {{ stripe_lifecycle.month_of('trial_started_at') }} as trial_month,
    account_id,
    count(*) as started,
    sum(case when outcome = 'converted' then 1 else 0 end) as converted,
    sum(case when outcome = 'expired' then 1 else 0 end) as expired,
    sum(case when outcome = 'running' then 1 else 0 end) as running,
    sum(case when outcome = 'undecided' then 1 else 0 end) as undecided
  from {{ ref('int_stripe__trials') }}
  group by 1, 2
)

select
  by_month.trial_month,
  by_month.account_id,
  cast(by_month.started as {{ dbt.type_bigint() }}) as started,
  cast(by_month.converted as {{ dbt.type_bigint() }}) as converted,
  cast(by_month.expired as {{ dbt.type_bigint() }}) as expired,
  cast(by_month.running as {{ dbt.type_bigint() }}) as running,
  cast(by_month.undecided as {{ dbt.type_bigint() }}) as undecided,
  {{ stripe_lifecycle.quotient('by_month.converted', 'by_month.converted + by_month.expired') }} as conversion_rate
from by_month
