-- Retention opens with the MRR of mrr_movements and ends with what the same customers have. Net retention is gross
-- retention and the expansion, but for the rounding of three quotients.
with stayed as (
  select
    month,
    account_id,
    currency,
    sum(case when opening_mrr > 0 then closing_mrr else 0 end) as closing_mrr,
    sum(case when mrr_12_months_before > 0 then closing_mrr else 0 end) as closing_mrr_12m
  from {{ ref('int_stripe__customer_months') }}
  group by 1, 2, 3
)

select
  movements.month,
  movements.account_id,
  movements.currency
from {{ ref('mrr_movements') }} as movements
left join {{ ref('retention_monthly') }} as retention
  on movements.month = retention.month
  and movements.account_id = retention.account_id
  and movements.currency = retention.currency
left join stayed
  on movements.month = stayed.month
  and movements.account_id = stayed.account_id
  and movements.currency = stayed.currency
where
  retention.month is null
  or retention.opening_mrr <> movements.opening_mrr
  {%- for suffix in ['', '_12m'] %}
  or retention.retained_mrr{{ suffix }} > retention.opening_mrr{{ suffix }}
  or retention.retained_mrr{{ suffix }} + retention.expanded_mrr{{ suffix }}
    <> coalesce(stayed.closing_mrr{{ suffix }}, 0)
  or abs(
    retention.net_revenue_retention{{ suffix }} - retention.gross_revenue_retention{{ suffix }}
    - {{ stripe_lifecycle.quotient('retention.expanded_mrr' ~ suffix, 'retention.opening_mrr' ~ suffix) }}
  ) > 0.000002
  {%- endfor %}
  {%- for label in ['new', 'expansion', 'reactivation', 'contraction', 'churn'] %}
  or retention.{{ label }}_mrr <> movements.{{ label }}_mrr
  {%- endfor %}
