{%- set labels = ['new', 'expansion', 'reactivation', 'contraction', 'churn'] -%}
{#- The same measures of a month and of twelve: what customers had at first, and the suffix of the columns. #}
{%- set spans = {'opening_mrr': '', 'mrr_12_months_before': '_12m'} -%}

-- What is left of the customers that had MRR at first. Each customer's MRR at the beginning and at the end counts, not
-- the movements between: whoever contracts and expands within a month loses nothing.
with customer_months as (
  select
    account_id,
    currency,
    month,
    {%- for opening, suffix in spans.items() %}
    sum({{ opening }}) as opening_mrr{{ suffix }},
    sum(case when {{ opening }} > 0 then 1 else 0 end) as opening_customers{{ suffix }},
    sum(case when closing_mrr < {{ opening }} then closing_mrr else {{ opening }} end) as retained_mrr{{ suffix }},
    sum(
      case when {{ opening }} > 0 and closing_mrr > {{ opening }} then closing_mrr - {{ opening }} else 0 end
    ) as expanded_mrr{{ suffix }},
    sum(
      case when {{ opening }} > 0 and closing_mrr > 0 then 1 else 0 end
    ) as retained_customers{{ suffix }}{{ "," if not loop.last }}
    {%- endfor %}
  from {{ ref('int_stripe__customer_months') }}
  group by 1, 2, 3
),

every_month as (
  select
    movements.account_id,
    movements.currency,
    movements.month,
    {%- for label in labels %}
    movements.{{ label }}_mrr,
    {%- endfor %}
    {%- for suffix in spans.values() %}
    {%- for measure in ['opening_mrr', 'opening_customers', 'retained_mrr', 'expanded_mrr', 'retained_customers'] %}
    cast(
      coalesce(customer_months.{{ measure }}{{ suffix }}, 0) as {{ dbt.type_bigint() }}
    ) as {{ measure }}{{ suffix }}{{ "," if not loop.last }}
    {%- endfor %}
    {{- "," if not loop.last }}
    {%- endfor %}
  from {{ ref('mrr_movements') }} as movements
  left join customer_months
    on movements.account_id = customer_months.account_id
    and movements.currency = customer_months.currency
    and movements.month = customer_months.month
)

select
  every_month.month,
  every_month.account_id,
  every_month.currency,
  {%- for suffix in spans.values() %}
  every_month.opening_mrr{{ suffix }},
  every_month.opening_customers{{ suffix }},
  every_month.retained_mrr{{ suffix }},
  every_month.expanded_mrr{{ suffix }},
  every_month.retained_customers{{ suffix }},
  {{ stripe_lifecycle.quotient('every_month.retained_mrr' ~ suffix, 'every_month.opening_mrr' ~ suffix) }}
    as gross_revenue_retention{{ suffix }},
  {{ stripe_lifecycle.quotient(
    '(every_month.retained_mrr' ~ suffix ~ ' + every_month.expanded_mrr' ~ suffix ~ ')',
    'every_month.opening_mrr' ~ suffix
  ) }} as net_revenue_retention{{ suffix }},
  {{ stripe_lifecycle.quotient('every_month.retained_customers' ~ suffix, 'every_month.opening_customers' ~ suffix) }}
    as customer_retention{{ suffix }},
  {%- endfor %}
  {%- for label in labels %}
  every_month.{{ label }}_mrr,
  {%- endfor %}
  {{ stripe_lifecycle.quotient(
    '(every_month.new_mrr + every_month.expansion_mrr + every_month.reactivation_mrr)',
    'every_month.contraction_mrr + every_month.churn_mrr'
  ) }} as quick_ratio
from every_month
