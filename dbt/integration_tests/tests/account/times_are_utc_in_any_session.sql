-- A time reads alike with and without a zone, whatever the session's zone, to the microsecond. Rows are what reads
-- otherwise.
with arrived as (
  select
    cast('2026-02-28 23:30:00.123456-01:00' as timestamp with time zone) as with_zone,
    cast('2026-03-01 00:30:00.123456' as timestamp) as without_zone
),

times as (
  select
    {{ stripe_lifecycle.as_time('with_zone') }} as from_zone,
    {{ stripe_lifecycle.as_time('without_zone') }} as from_none
  from arrived
)

select *
from times
where
  from_zone is distinct from timestamp '2026-03-01 00:30:00.123456'
  or from_none is distinct from timestamp '2026-03-01 00:30:00.123456'
  or {{ stripe_lifecycle.unix_seconds('from_zone') }} is distinct from 1772325000
  or {{ stripe_lifecycle.time_from_unix('1772325000') }} is distinct from timestamp '2026-03-01 00:30:00'
  or {{ stripe_lifecycle.month_of('from_zone') }} is distinct from cast('2026-03-01' as date)
