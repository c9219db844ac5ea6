-- A plan's movements lead from its opening to its closing, and it opens with what it closed with. A month without a row
-- is one without MRR.
with months as (
  select
    plans.*,
    lag(closing_mrr) over (partition by account_id, currency, price_id order by month) as closing_before
  from {{ ref('mrr_by_plan') }} as plans
)

select *
from months
where
  opening_mrr + new_mrr + expansion_mrr + reactivation_mrr + transferred_in_mrr
    - contraction_mrr - churn_mrr - transferred_out_mrr <> closing_mrr
  or opening_mrr <> coalesce(closing_before, 0)
  or transferred_in_mrr < 0
  or transferred_out_mrr < 0
