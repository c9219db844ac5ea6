{%- set segments = var('stripe_lifecycle_segments') -%}
{%- set labels = ['new', 'expansion', 'reactivation', 'contraction', 'churn'] -%}
{{ config(enabled=var('stripe_lifecycle__using_customers') and segments | length > 0) }}

-- A customer's MRR of all time counts for the segment that the customer is in now.
with customer_segments as (
  {%- for column in segments %}
  select
    customer_months.*,
    {{ stripe_lifecycle.text_literal(column) }} as segment_by,
    nullif(cast(customers.{{ column }} as {{ dbt.type_string() }}), '') as segment
  from {{ ref('int_stripe__customer_months') }} as customer_months
  left join {{ ref('customers') }} as customers
    on customer_months.customer_id = customers.customer_id
  {%- if not loop.last %}

  union all
{% endif %}
  {%- endfor %}
),

summed as (
  select
    month,
    account_id,
    currency,
    segment_by,
    segment,
    sum(opening_mrr) as opening_mrr,
    {%- for label in labels %}
    sum({{ label }}_mrr) as {{ label }}_mrr,
    {%- endfor %}
    sum(closing_mrr - opening_mrr) as net_change_mrr,
    sum(closing_mrr) as closing_mrr,
    sum(case when opening_mrr > 0 then 1 else 0 end) as opening_customers,
    sum(case when closing_mrr > 0 then 1 else 0 end) as closing_customers,
    -- The months after a churn are there for what was twelve months before.
    max(
      case when opening_mrr <> 0 or closing_mrr <> 0 or {{ labels | join('_mrr <> 0 or ') }}_mrr <> 0 then 1 else 0 end
    ) as has_mrr
  from customer_segments
  group by 1, 2, 3, 4, 5
)

select
  summed.month,
  summed.account_id,
  summed.currency,
  summed.segment_by,
  summed.segment,
  {%- for measure in ['opening_mrr', 'new_mrr', 'expansion_mrr', 'reactivation_mrr', 'contraction_mrr', 'churn_mrr',
    'net_change_mrr', 'closing_mrr', 'opening_customers', 'closing_customers'] %}
  cast(summed.{{ measure }} as {{ dbt.type_bigint() }}) as {{ measure }}{{ "," if not loop.last }}
  {%- endfor %}
from summed
where summed.has_mrr = 1
