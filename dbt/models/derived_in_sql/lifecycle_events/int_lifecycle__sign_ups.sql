-- When each customer was created. A deleted customer may have lost its date, or its row: its first subscription or
-- invoice is the latest that it can have signed up.
with traces as (
  select customer_id, account_id, livemode, created_at
  from {{ ref('stg_stripe__subscriptions') }}
  where not is_deleted
  union all
  select customer_id, account_id, livemode, created_at
  from {{ ref('stg_stripe__invoices') }}
  where not is_deleted
),

first_traces as (
  select
    customer_id,
    max(account_id) as account_id,
    max(case when livemode then 1 else 0 end) = 1 as livemode,
    min(created_at) as created_at
  from traces
  where customer_id is not null and substr(customer_id, 1, 5) <> 'gcus_'
  group by customer_id
),

listed as (
  select customer_id, account_id, livemode, created_at
  from {{ ref('stg_stripe__customers') }}
)

select
  coalesce(listed.customer_id, first_traces.customer_id) as customer_id,
  coalesce(listed.account_id, first_traces.account_id) as account_id,
  coalesce(listed.livemode, first_traces.livemode) as livemode,
  {{ stripe_lifecycle.unix_seconds('coalesce(listed.created_at, first_traces.created_at)') }} as occurred_seconds,
  listed.created_at is not null as is_stated
from listed
full outer join first_traces on first_traces.customer_id = listed.customer_id
where listed.created_at is not null or first_traces.created_at is not null
