-- Every contract is worth in SQL what the connector's own functions say, to the minor unit, by the same discounts.
select
  contracts.id,
  contracts.expected_mrr,
  valued.mrr,
  contracts.expected_mrr_gross,
  valued.mrr_gross,
  contracts.expected_discount_ids,
  valued.discount_ids
from {{ ref('contracts') }} as contracts
left join {{ ref('contracts_valued') }} as valued on valued.state_id = contracts.id
where valued.mrr is distinct from contracts.expected_mrr
  or valued.mrr_gross is distinct from contracts.expected_mrr_gross
  or valued.discount_ids is distinct from coalesce(contracts.expected_discount_ids, '')
