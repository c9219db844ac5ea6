-- What discounts took off each line, and whether they lower MRR. A discount that nothing else tells of is taken for
-- one-time where a single service period shows it, else for repeating.
with taken as (
  select
    lines.line_key,
    lines.subscription_id,
    lines.period_start_seconds,
    {{ stripe_lifecycle.json_text('entry.value', ['discount']) }} as discount_id,
    {{ stripe_lifecycle.json_bigint('entry.value', ['amount']) }} as amount
  from {{ ref('int_lifecycle__lines') }} as lines
  {{ stripe_lifecycle.json_array_elements('lines.discount_amounts', 'entry') }}
),

shown as (
  select
    subscription_id,
    discount_id,
    count(distinct period_start_seconds) as period_count
  from taken
  group by subscription_id, discount_id
)

select
  taken.line_key,
  taken.discount_id,
  taken.amount,
  coalesce(known.duration, case when shown.period_count > 1 then 'repeating' else 'once' end)
    in ({{ stripe_lifecycle.counted_durations() }}) as is_counted
from taken
inner join shown on shown.subscription_id = taken.subscription_id and shown.discount_id = taken.discount_id
left join {{ ref('int_lifecycle__known_discounts') }} as known on known.discount_id = taken.discount_id
where taken.amount > 0
