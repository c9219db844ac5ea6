-- Every fact that becomes an event: its type, its own key within that type (part of the event's id), its times in Unix
-- seconds, and the contract that it shows. `point_number` is of the ledger's entries.
{% set text = dbt.type_string() %}
with trials as (
  select
    subscriptions.*,
    points.contract_id
  from {{ ref('int_lifecycle__subscriptions') }} as subscriptions
  inner join {{ ref('int_lifecycle__points') }} as points
    on points.subscription_id = subscriptions.subscription_id and points.point_number = 1
  where subscriptions.trial_end_seconds > subscriptions.trial_start_seconds
),

-- The same standing twice within one second is two facts.
entries as (
  select
    transitions.*,
    row_number() over (
      partition by transitions.event_type, transitions.fact_key order by transitions.point_number
    ) as repetition
  from {{ ref('int_lifecycle__transitions') }} as transitions
)

select
  'user_signed_up' as event_type,
  customer_id as fact_key,
  customer_id,
  cast(null as {{ text }}) as subscription_id,
  cast(null as {{ dbt.type_bigint() }}) as point_number,
  cast(null as {{ text }}) as invoice_id,
  account_id,
  livemode,
  cast(null as {{ text }}) as currency,
  occurred_seconds,
  occurred_seconds as recorded_seconds,
  cast(null as {{ text }}) as contract_id,
  case when is_stated then 'list' else 'history' end as source,
  case when is_stated then 'exact' else 'inferred' end as precision
from {{ ref('int_lifecycle__sign_ups') }}

union all

select
  'trial_started' as event_type,
  concat(subscription_id, ':', cast(trial_start_seconds as {{ text }})) as fact_key,
  customer_id,
  subscription_id,
  null as point_number,
  null as invoice_id,
  account_id,
  livemode,
  currency,
  trial_start_seconds as occurred_seconds,
  case when created_seconds > trial_start_seconds then created_seconds else trial_start_seconds end as recorded_seconds,
  contract_id,
  'list' as source,
  'exact' as precision
from trials

union all

select
  entries.event_type,
  case when entries.repetition = 1 then entries.fact_key
    else concat(entries.fact_key, ':', cast(entries.repetition as {{ text }}))
  end as fact_key,
  subscriptions.customer_id,
  subscriptions.subscription_id,
  entries.point_number,
  null as invoice_id,
  subscriptions.account_id,
  subscriptions.livemode,
  subscriptions.currency,
  case when entries.event_type = 'subscription_cancelled'
    then coalesce(subscriptions.ended_seconds, entries.at_seconds) else entries.at_seconds
  end as occurred_seconds,
  entries.recorded_seconds,
  entries.contract_id,
  case when entries.is_stated then 'list' else 'history' end as source,
  case when entries.is_stated then 'exact' else 'inferred' end as precision
from entries
inner join {{ ref('int_lifecycle__subscriptions') }} as subscriptions
  on subscriptions.subscription_id = entries.subscription_id

union all

select
  'payment_failed' as event_type,
  concat(invoice_id, ':', cast(attempt_count as {{ text }})) as fact_key,
  customer_id,
  subscription_id,
  null as point_number,
  invoice_id,
  account_id,
  livemode,
  currency,
  occurred_seconds,
  occurred_seconds as recorded_seconds,
  null as contract_id,
  'list' as source,
  'inferred' as precision
from {{ ref('int_lifecycle__payment_failures') }}
