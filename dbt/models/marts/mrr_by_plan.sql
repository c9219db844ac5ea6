{%- set gains = ['new', 'expansion', 'reactivation', 'transferred_in'] -%}
{%- set losses = ['contraction', 'churn', 'transferred_out'] -%}

-- Within a movement, what one plan loses and another gains is transferred. The rest of each is the movement's label.
--
-- A movement is an event. If an event takes all of a customer's MRR and is no churn, it and the event that brings MRR
-- back are one movement: a cancellation and a new subscription within the movement window.
with ordered as (
  select
    event_id,
    label,
    month,
    coalesce(movement, 'none') as movement,
    {%- for column in ['event_id', 'month', "coalesce(movement, 'none')", 'paying_customers_delta'] %}
    lag({{ column }}) over (
      partition by customer_id, currency
      order by occurred_at, recorded_at, sequence, event_id
    ) as {{ ['event', 'month', 'movement', 'paying_customers_delta'][loop.index0] }}_before{{ "," if not loop.last }}
    {%- endfor %}
  from {{ ref('int_stripe__ledger') }}
),

movements as (
  select
    event_id,
    label,
    case
      when
        paying_customers_delta_before = -1
        and movement_before <> 'churn'
        and movement_before = movement
        and month_before = month
        then event_before
      else event_id
    end as movement_id
  from ordered
),

deltas as (
  select
    plan_ledger.account_id,
    plan_ledger.currency,
    plan_ledger.month,
    plan_ledger.price_id,
    coalesce(movements.movement_id, plan_ledger.event_id) as movement_id,
    max(movements.label) as label,
    sum(plan_ledger.mrr_delta) as mrr_delta
  from {{ ref('int_stripe__plan_ledger') }} as plan_ledger
  left join movements
    on plan_ledger.event_id = movements.event_id
  group by 1, 2, 3, 4, 5
  having sum(plan_ledger.mrr_delta) <> 0
),

measured as (
  select
    deltas.*,
    case when deltas.mrr_delta > 0 then 1 else -1 end as direction,
    abs(deltas.mrr_delta) as amount,
    sum(case when deltas.mrr_delta > 0 then deltas.mrr_delta else 0 end) over (
      partition by deltas.movement_id
    ) as gained,
    sum(case when deltas.mrr_delta < 0 then 0 - deltas.mrr_delta else 0 end) over (
      partition by deltas.movement_id
    ) as lost
  from deltas
),

-- The greatest change first.
placed as (
  select
    measured.*,
    least(measured.gained, measured.lost) as transferred,
    sum(measured.amount) over (
      partition by measured.movement_id, measured.direction
      order by measured.amount desc, coalesce(measured.price_id, '')
      rows between unbounded preceding and current row
    ) - measured.amount as amount_before
  from measured
),

parted as (
  select
    placed.*,
    greatest(0, least(placed.amount, placed.transferred - placed.amount_before)) as transferred_amount
  from placed
),

moved as (
  select
    parted.account_id,
    parted.currency,
    parted.month,
    parted.price_id,
    {%- for label in ['new', 'expansion', 'reactivation', 'contraction', 'churn'] %}
    sum(
      case
        when parted.label = '{{ label }}' then parted.direction * (parted.amount - parted.transferred_amount)
        else 0
      end
    ) as {{ label }}_delta,
    {%- endfor %}
    sum(case when parted.direction = 1 then parted.transferred_amount else 0 end) as transferred_in_delta,
    sum(case when parted.direction = -1 then 0 - parted.transferred_amount else 0 end) as transferred_out_delta,
    sum(parted.mrr_delta) as net_delta
  from parted
  group by 1, 2, 3, 4
),

subscribed as (
  select
    account_id,
    currency,
    month,
    price_id,
    sum(
      case
        when plan_mrr > 0 and plan_mrr - mrr_delta <= 0 then 1
        when plan_mrr <= 0 and plan_mrr - mrr_delta > 0 then -1
        else 0
      end
    ) as subscriptions_delta
  from {{ ref('int_stripe__plan_ledger') }}
  group by 1, 2, 3, 4
),

-- Every month from a plan's first on.
sold as (
  select
    account_id,
    currency,
    price_id,
    coalesce(price_id, '') as plan_key,
    min(month) as first_month
  from {{ ref('int_stripe__plan_ledger') }}
  group by 1, 2, 3, 4
),

months as (
  {{ stripe_lifecycle.series_since('sold', 'first_month', 'month') }}
),

every_month as (
  select
    months.day as month,
    sold.account_id,
    sold.currency,
    sold.price_id,
    sold.plan_key,
    {%- for label in gains + losses %}
    coalesce(moved.{{ label }}_delta, 0) as {{ label }}_delta,
    {%- endfor %}
    coalesce(moved.net_delta, 0) as net_delta,
    coalesce(subscribed.subscriptions_delta, 0) as subscriptions_delta
  from sold
  inner join months
    on sold.first_month <= months.day
  left join moved
    on sold.account_id = moved.account_id
    and sold.currency = moved.currency
    and sold.plan_key = coalesce(moved.price_id, '')
    and months.day = moved.month
  left join subscribed
    on sold.account_id = subscribed.account_id
    and sold.currency = subscribed.currency
    and sold.plan_key = coalesce(subscribed.price_id, '')
    and months.day = subscribed.month
),

closed as (
  select
    every_month.*,
    {%- for delta, total in {'net_delta': 'closing_mrr', 'subscriptions_delta': 'subscriptions'}.items() %}
    sum(every_month.{{ delta }}) over (
      partition by every_month.account_id, every_month.currency, every_month.plan_key
      order by every_month.month
      rows between unbounded preceding and current row
    ) as {{ total }}{{ "," if not loop.last }}
    {%- endfor %}
  from every_month
),

-- A plan as its latest event has it.
described as (
  select
    items.*,
    row_number() over (
      partition by items.price_id
      order by items.occurred_at desc, items.recorded_at desc, items.sequence desc, items.event_id desc
    ) as place_from_last
  from {{ ref('int_stripe__items') }} as items
  where items.price_id is not null
)

select
  closed.month,
  closed.account_id,
  closed.currency,
  closed.price_id,
  described.product_id,
  described.plan,
  described.billing_interval,
  described.billing_interval_count,
  cast(closed.closing_mrr - closed.net_delta as {{ dbt.type_bigint() }}) as opening_mrr,
  {%- for label in gains %}
  cast(closed.{{ label }}_delta as {{ dbt.type_bigint() }}) as {{ label }}_mrr,
  {%- endfor %}
  {%- for label in losses %}
  cast(0 - closed.{{ label }}_delta as {{ dbt.type_bigint() }}) as {{ label }}_mrr,
  {%- endfor %}
  cast(closed.closing_mrr as {{ dbt.type_bigint() }}) as closing_mrr,
  cast(closed.subscriptions as {{ dbt.type_bigint() }}) as subscriptions
from closed
left join described
  on closed.price_id = described.price_id
  and described.place_from_last = 1
where
  closed.closing_mrr <> 0
  or closed.closing_mrr <> closed.net_delta
  {%- for label in gains + losses %}
  or closed.{{ label }}_delta <> 0
  {%- endfor %}
