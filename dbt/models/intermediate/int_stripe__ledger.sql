{{ config(
  materialized='table' if target.type == 'spark' else 'incremental',
  unique_key='event_id',
  on_schema_change='fail',
  pre_hook="{{ stripe_lifecycle.delete_withdrawn_ledger() }}"
) }}

-- Every change of MRR, with what the customer has of this currency afterwards. An incremental build computes the whole
-- ledger of each customer who has a row that the table lacks, or that was staged anew. It compares row by row: the time
-- of the latest row would not do, since a run that begins first may end last.
with changes as (
  {{ stripe_lifecycle.ledger_events() }}
),

{%- if is_incremental() %}

changed_customers as (
  select changes.customer_id
  from changes
  left join {{ this }} as built
    on changes.event_id = built.event_id
  where
    built.event_id is null
    or built.staged_at <> changes.staged_at
  group by 1
),

changes_to_build as (
  select changes.*
  from changes
  inner join changed_customers
    on changes.customer_id = changed_customers.customer_id
),
{%- else %}

changes_to_build as (
  select changes.*
  from changes
),
{%- endif %}

running as (
  select
    changes_to_build.*,
    {{ stripe_lifecycle.month_of('changes_to_build.occurred_at') }} as month,
    max(changes_to_build.account_id) over (partition by changes_to_build.customer_id) as customer_account_id,
    sum(changes_to_build.mrr_delta) over (
      partition by changes_to_build.customer_id, changes_to_build.currency
      order by
        changes_to_build.occurred_at,
        changes_to_build.recorded_at,
        changes_to_build.sequence,
        changes_to_build.event_id
      rows between unbounded preceding and current row
    ) as customer_mrr
  from changes_to_build
),

-- Churn and return of the same amount within the movement window carry no label. They show only if a month ends between
-- them, by the sign of what they add up to.
netted as (
  select
    running.*,
    sum(case when running.movement is null then running.mrr_delta else 0 end) over (
      partition by running.customer_id, running.currency, running.month
    ) as unlabelled_delta
  from running
)

select
  netted.event_id,
  coalesce(netted.customer_account_id, netted.source_schema) as account_id,
  netted.customer_id,
  netted.subscription_id,
  netted.currency,
  netted.occurred_at,
  netted.recorded_at,
  netted.sequence,
  cast(netted.occurred_at as date) as day,
  netted.month,
  netted.movement,
  coalesce(
    netted.movement,
    case when netted.unlabelled_delta < 0 then 'churn' else 'reactivation' end
  ) as label,
  netted.mrr_delta,
  cast(netted.customer_mrr as {{ dbt.type_bigint() }}) as customer_mrr,
  case
    when netted.customer_mrr > 0 and netted.customer_mrr - netted.mrr_delta <= 0 then 1
    when netted.customer_mrr <= 0 and netted.customer_mrr - netted.mrr_delta > 0 then -1
    else 0
  end as paying_customers_delta,
  netted.staged_at
from netted
