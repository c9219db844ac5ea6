{%- set types = {
  'duckdb': ['timestamp with time zone', 'timestamp'],
  'postgres': ['timestamp with time zone', 'timestamp'],
  'spark': ['timestamp', 'timestamp_ntz'],
  'snowflake': ['timestamp_tz', 'timestamp_ntz'],
}[target.type] %}
{%- set text = dbt.type_string() %}

-- A time reads alike with and without a zone, whatever the session's zone, to the microsecond. The second time is in an
-- hour that New York doesn't have. Rows are what reads otherwise.
with arrived as (
  select
    cast('2026-02-28 23:30:00.123456-01:00' as {{ types[0] }}) as with_zone,
    cast('2026-03-01 00:30:00.123456' as {{ types[1] }}) as without_zone,
    '2026-03-01 00:30:00' as expected,
    1772325000 as seconds,
    cast('2026-03-01' as date) as expected_month

  union all

  select
    cast('2026-03-08 01:30:00.123456-01:00' as {{ types[0] }}) as with_zone,
    cast('2026-03-08 02:30:00.123456' as {{ types[1] }}) as without_zone,
    '2026-03-08 02:30:00' as expected,
    1772937000 as seconds,
    cast('2026-03-01' as date) as expected_month
),

times as (
  select
    arrived.*,
    {{ stripe_lifecycle.as_time('with_zone') }} as from_zone,
    {{ stripe_lifecycle.as_time('without_zone') }} as from_none,
    {{ stripe_lifecycle.time_from_unix('seconds') }} as from_seconds
  from arrived
)

select *
from times
where
  cast(from_zone as {{ text }}) is distinct from expected || '.123456'
  or cast(from_none as {{ text }}) is distinct from expected || '.123456'
  or cast(from_seconds as {{ text }}) is distinct from expected
  or {{ stripe_lifecycle.unix_seconds('from_zone') }} is distinct from seconds
  or {{ stripe_lifecycle.month_of('from_zone') }} is distinct from expected_month
  or cast(from_zone as date) is distinct from cast(from_none as date)
