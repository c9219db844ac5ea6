-- Each customer's MRR by currency: of every currency in which there ever was a subscription. Null where one of them has none that can be
-- told exactly.
select
  customer_id,
  currency,
  case when count(mrr) = count(*) then cast(sum(mrr) as {{ dbt.type_bigint() }}) end as mrr,
  case when count(mrr_gross) = count(*) then cast(sum(mrr_gross) as {{ dbt.type_bigint() }}) end as mrr_gross,
  case when count(mrr) = count(*)
    then cast(sum(case when is_cancelling then 0 else mrr end) as {{ dbt.type_bigint() }})
  end as committed_mrr,
  case when count(trial_mrr) = count(*) then cast(sum(trial_mrr) as {{ dbt.type_bigint() }}) end as trial_mrr
from {{ ref('int_customer__subscriptions') }}
group by customer_id, currency
