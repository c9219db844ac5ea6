-- What was agreed at each time at which a service period of a subscription begins: every line in force, where a newer
-- line of an item supersedes the older.
with starts as (
  select distinct
    subscription_id,
    period_start_seconds as from_seconds
  from {{ ref('int_lifecycle__lines') }}
),

in_force as (
  select
    starts.subscription_id,
    starts.from_seconds,
    lines.line_key,
    rank() over (
      partition by starts.subscription_id, starts.from_seconds, coalesce(lines.item_id, lines.line_key)
      order by
        lines.period_start_seconds desc,
        lines.invoiced_seconds desc,
        {{ stripe_lifecycle.by_code('lines.invoice_id') }} desc
    ) as age
  from starts
  inner join {{ ref('int_lifecycle__lines') }} as lines
    on lines.subscription_id = starts.subscription_id
    and lines.period_start_seconds <= starts.from_seconds
    and lines.period_end_seconds > starts.from_seconds
)

select
  subscription_id,
  from_seconds,
  concat(subscription_id, ':', cast(from_seconds as {{ dbt.type_string() }})) as contract_id,
  line_key
from in_force
where age = 1
