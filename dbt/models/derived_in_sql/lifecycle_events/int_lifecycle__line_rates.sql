-- How often each line is billed: as its price is, unless it covers another length of time. Then its length says it:
-- whole calendar months (twelve of them a year), else weeks, else days. A day of slack absorbs months of unequal length
-- and changes of the time zone.
{% set month_days = 30.436875 %}
with measured as (
  select
    line_key,
    price_interval,
    price_interval_count,
    period_start_seconds,
    period_end_seconds,
    (period_end_seconds - period_start_seconds) / 86400.0 as exact_days,
    price_interval_count * case price_interval
      when 'day' then 1 when 'week' then 7 when 'month' then {{ month_days }} else 365.2425
    end as price_days
  from {{ ref('int_lifecycle__lines') }}
),

counted as (
  select
    measured.*,
    case when exact_days < 1 then 1 else cast(floor(exact_days + 0.5) as {{ dbt.type_bigint() }}) end as days
  from measured
),

months as (
  select
    counted.*,
    coalesce(abs(exact_days / price_days - 1) < 0.1, false) as is_as_priced,
    cast(floor(days / {{ month_days }} + 0.5) as {{ dbt.type_bigint() }}) as months,
    cast({{ stripe_lifecycle.time_from_unix('period_start_seconds') }} as date) as first_day,
    cast({{ stripe_lifecycle.time_from_unix('period_end_seconds') }} as date) as end_day
  from counted
),

dated as (
  select
    months.*,
    {{ stripe_lifecycle.months_later('first_day', 'months') }} as months_later
  from months
),

compared as (
  select
    dated.*,
    months > 0 and abs({{ stripe_lifecycle.days_between('months_later', 'end_day') }}) <= 1 as is_whole_months
  from dated
)

select
  line_key,
  case
    when is_as_priced then price_interval
    when is_whole_months and mod(months, 12) = 0 then 'year'
    when is_whole_months then 'month'
    when mod(days, 7) = 0 then 'week'
    else 'day'
  end as billing_interval,
  cast(case
    when is_as_priced then price_interval_count
    when is_whole_months and mod(months, 12) = 0 then {{ stripe_lifecycle.whole_quotient('months', '12') }}
    when is_whole_months then months
    when mod(days, 7) = 0 then {{ stripe_lifecycle.whole_quotient('days', '7') }}
    else days
  end as {{ dbt.type_bigint() }}) as billing_interval_count
from compared
