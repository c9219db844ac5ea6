-- Each month's movements lead from its opening to its closing, and each month opens with what the month before closed
-- with.
with months as (
  select
    movements.*,
    lag(closing_mrr) over (partition by account_id, currency order by month) as closing_before
  from {{ ref('mrr_movements') }} as movements
)

select *
from months
where
  opening_mrr + new_mrr + expansion_mrr + reactivation_mrr - contraction_mrr - churn_mrr <> closing_mrr
  or opening_mrr + net_change_mrr <> closing_mrr
  or opening_mrr <> coalesce(closing_before, 0)
