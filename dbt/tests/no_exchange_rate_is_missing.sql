{{ config(enabled=stripe_lifecycle.converts_currencies()) }}
-- Every currency with MRR or a movement has one rate in that month. Rows are the rates that are missing.
with rates as (
  {{ stripe_lifecycle.exchange_rates() }}
)

select
  movements.month,
  movements.currency
from {{ ref('mrr_movements') }} as movements
inner join {{ ref('mrr_movements_converted') }} as converted
  on movements.account_id = converted.account_id
  and movements.month = converted.month
  and converted.missing_rates > 0
left join rates
  on movements.month = rates.month
  and movements.currency = rates.currency
where
  movements.currency <> '{{ var('stripe_lifecycle_reporting_currency') | string | lower }}'
  and rates.rate is null
  and (
    movements.closing_mrr <> 0
    {%- for label in ['new', 'expansion', 'reactivation', 'contraction', 'churn'] %}
    or movements.{{ label }}_mrr <> 0
    {%- endfor %}
  )
group by 1, 2
