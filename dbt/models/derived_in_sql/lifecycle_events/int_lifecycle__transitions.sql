-- What happened between two points of a subscription's timeline: one entry of the ledger each. `change_types` is a JSON
-- list.
{% set in_order = 'partition by subscription_id order by point_number' %}
with standings as (
  select
    points.*,
    coalesce(contracts.terms_key, '') as terms_key,
    coalesce(contracts.prices_key, '') as prices_key,
    coalesce(contracts.intervals_key, '') as intervals_key
  from {{ ref('int_lifecycle__points') }} as points
  left join {{ ref('int_lifecycle__contracts') }} as contracts on contracts.contract_id = points.contract_id
),

compared as (
  select
    standings.*,
    lag(counting) over ({{ in_order }}) as previous_counting,
    lag(mrr) over ({{ in_order }}) as previous_mrr,
    lag(discount_ids) over ({{ in_order }}) as previous_discount_ids,
    lag(terms_key) over ({{ in_order }}) as previous_terms_key,
    lag(prices_key) over ({{ in_order }}) as previous_prices_key,
    lag(intervals_key) over ({{ in_order }}) as previous_intervals_key,
    coalesce(max(case when counting = 'counted' then 1 else 0 end) over (
      {{ in_order }} rows between unbounded preceding and 1 preceding
    ), 0) = 1 as has_counted
  from standings
),

directed as (
  select
    compared.*,
    counting = 'counted' and coalesce(previous_counting, '') = 'counted' as is_within,
    case when mrr > previous_mrr then 'upgraded' when mrr < previous_mrr then 'downgraded' else 'plan' end as direction
  from compared
),

typed as (
  select
    directed.*,
    case
      when counting <> 'counted' and coalesce(previous_counting, '') <> 'counted' then null
      when counting in ('paused', 'unpaid', 'trialing', 'cancellation_requested') then counting
      when counting <> 'counted' then 'status'
      when not has_counted then 'started'
      when previous_counting = 'unpaid' then 'recovered'
      when previous_counting = 'cancellation_requested' then 'cancellation_revoked'
      when not is_within then 'resumed'
      when terms_key = previous_terms_key then null
      when intervals_key <> previous_intervals_key then 'interval'
      when prices_key = previous_prices_key then 'quantity'
      else direction
    end as first_type,
    case
      when not is_within or discount_ids = previous_discount_ids then null
      when is_discount_end then 'discount_expired'
      else 'discount'
    end as discount_type
  from directed
),

named as (
  select
    typed.*,
    -- The price behind the same terms may still be worth another amount, by tax.
    case
      when first_type is null and discount_type is null and is_within and mrr <> previous_mrr then direction
      else first_type
    end as change_type
  from typed
)

select
  subscription_id,
  point_number,
  at_seconds,
  recorded_seconds,
  contract_id,
  is_stated,
  coalesce(previous_mrr, 0) as previous_mrr,
  mrr,
  case when counting = 'ended' then 'subscription_cancelled' else 'subscription_changed' end as event_type,
  case
    when counting = 'ended' then null
    when change_type is null then concat('["', discount_type, '"]')
    when discount_type is null then concat('["', change_type, '"]')
    else concat('["', change_type, '","', discount_type, '"]')
  end as change_types,
  case
    when counting = 'ended' then subscription_id
    when change_type = 'started' then concat(subscription_id, ':start')
    else concat(
      subscription_id, ':', cast(at_seconds as {{ dbt.type_string() }}), ':',
      case when counting = 'counted' then 'counted|' else 'not_counted|' end, terms_key)
  end as fact_key
from named
where counting = 'ended' or change_type is not null or discount_type is not null
