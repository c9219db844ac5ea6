-- How each subscription stood at the starts of its service periods. A contract that is still the same (prices,
-- quantities, discounts) is worth what its prices say, since invoiced amounts are rounded, and is the subscription's
-- own; another is what the lines say.
with compared as (
  select
    billed.*,
    current_values.counting as current_counting,
    current_values.mrr as current_mrr,
    coalesce(billed_contracts.licensed_key, '') = coalesce(current_contracts.licensed_key, '')
      and billed.discount_ids = current_values.discount_ids as is_unchanged
  from {{ ref('int_lifecycle__billed_points') }} as billed
  inner join {{ ref('int_lifecycle__values') }} as current_values
    on current_values.subscription_id = billed.subscription_id
    and current_values.at_seconds = billed.from_seconds
  left join {{ ref('int_lifecycle__contracts') }} as billed_contracts
    on billed_contracts.contract_id = billed.contract_id
  left join {{ ref('int_lifecycle__contracts') }} as current_contracts
    on current_contracts.contract_id = billed.subscription_id
)

select
  subscription_id,
  from_seconds,
  case when is_unchanged then current_counting else 'counted' end as counting,
  case when is_unchanged then current_mrr else mrr end as mrr,
  case when is_unchanged then subscription_id else contract_id end as contract_id,
  discount_ids
from compared
