-- One row: the moment that the derivation describes, and the boundary before which facts are inferred, in Unix seconds.
-- The connector takes nothing of the last minute for complete.
with observed as (
  select max(observed_at) as latest_at from {{ ref('stg_stripe__customers') }}
  union all
  select max(observed_at) from {{ ref('stg_stripe__subscriptions') }}
  union all
  select max(observed_at) from {{ ref('stg_stripe__invoices') }}
),

latest as (
  select {{ stripe_lifecycle.unix_seconds('max(latest_at)') }} as as_of_seconds from observed
)

select
  as_of_seconds,
  as_of_seconds - 60 as boundary_seconds
from latest
