{%- set labels = ['opening', 'new', 'expansion', 'reactivation', 'contraction', 'churn', 'net_change', 'closing'] -%}
{{ config(enabled=var('stripe_lifecycle__using_customers') and var('stripe_lifecycle_segments') | length > 0) }}
-- For each column, a month's segments add up to mrr_movements, and their customers to customers_monthly.
with segments as (
  select
    month,
    account_id,
    currency,
    segment_by,
    {%- for label in labels %}
    sum({{ label }}_mrr) as {{ label }}_mrr,
    {%- endfor %}
    sum(opening_customers) as opening_customers,
    sum(closing_customers) as closing_customers
  from {{ ref('mrr_movements_by_segment') }}
  group by 1, 2, 3, 4
),

columns_of_segments as (
  select distinct segment_by
  from segments
)

select
  movements.month,
  movements.account_id,
  movements.currency,
  columns_of_segments.segment_by
from {{ ref('mrr_movements') }} as movements
inner join {{ ref('customers_monthly') }} as customers
  on movements.month = customers.month
  and movements.account_id = customers.account_id
  and movements.currency = customers.currency
cross join columns_of_segments
left join segments
  on movements.month = segments.month
  and movements.account_id = segments.account_id
  and movements.currency = segments.currency
  and columns_of_segments.segment_by = segments.segment_by
where
  customers.opening_customers <> coalesce(segments.opening_customers, 0)
  or customers.paying_customers <> coalesce(segments.closing_customers, 0)
  {%- for label in labels %}
  or movements.{{ label }}_mrr <> coalesce(segments.{{ label }}_mrr, 0)
  {%- endfor %}
