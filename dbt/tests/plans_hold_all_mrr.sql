{%- set labels = ['opening', 'new', 'expansion', 'reactivation', 'contraction', 'churn', 'closing'] -%}
-- Over a month's plans, each amount adds up to that of mrr_movements, and what is transferred in to what is transferred
-- out.
with plans as (
  select
    month,
    account_id,
    currency,
    {%- for label in labels %}
    sum({{ label }}_mrr) as {{ label }}_mrr,
    {%- endfor %}
    sum(transferred_in_mrr) as transferred_in_mrr,
    sum(transferred_out_mrr) as transferred_out_mrr
  from {{ ref('mrr_by_plan') }}
  group by 1, 2, 3
)

select
  movements.month,
  movements.account_id,
  movements.currency
from {{ ref('mrr_movements') }} as movements
full outer join plans
  on movements.month = plans.month
  and movements.account_id = plans.account_id
  and movements.currency = plans.currency
where
  movements.month is null
  or plans.transferred_in_mrr <> plans.transferred_out_mrr
  {%- for label in labels %}
  or movements.{{ label }}_mrr <> coalesce(plans.{{ label }}_mrr, 0)
  {%- endfor %}
