-- Every customer that any object names, guests left out. Of one that was deleted before the first sync only the id is known.
with named as (
  select customer_id, account_id, livemode from {{ ref('stg_stripe__subscriptions') }} where not is_deleted
  union all
  select customer_id, account_id, livemode from {{ ref('stg_stripe__invoices') }} where not is_deleted
  union all
  select customer_id, account_id, livemode from {{ ref('stg_stripe__charges') }}
  union all
  select customer_id, account_id, livemode from {{ ref('stg_stripe__credit_notes') }}
)

select
  customer_id,
  email,
  name,
  lower(currency) as currency,
  metadata,
  account_id,
  livemode,
  created_at,
  is_deleted
from {{ ref('stg_stripe__customers') }}

union all

select
  named.customer_id,
  cast(null as {{ dbt.type_string() }}) as email,
  cast(null as {{ dbt.type_string() }}) as name,
  cast(null as {{ dbt.type_string() }}) as currency,
  {{ stripe_lifecycle.as_json("'null'") }} as metadata,
  max(named.account_id) as account_id,
  named.livemode,
  {{ stripe_lifecycle.time_from_unix('cast(null as ' ~ dbt.type_bigint() ~ ')') }} as created_at,
  true as is_deleted
from named
where named.customer_id is not null
  and substr(named.customer_id, 1, 5) <> 'gcus_'
  and not exists (
    select 1 from {{ ref('stg_stripe__customers') }} as listed where listed.customer_id = named.customer_id
  )
group by named.customer_id, named.livemode
