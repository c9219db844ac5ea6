-- The starts of service periods at which a subscription counted, as its invoices tell them: before its stop and the
-- boundary, and not in its trial, for which nothing is charged.
select
  billed.subscription_id,
  billed.from_seconds,
  billed.contract_id,
  billed.mrr,
  billed.discount_ids
from {{ ref('int_lifecycle__billed_values') }} as billed
inner join {{ ref('int_lifecycle__counted_spans') }} as spans on spans.subscription_id = billed.subscription_id
where spans.has_counted
  and billed.from_seconds < coalesce(spans.stop_seconds, spans.as_of_seconds + 1)
  and billed.from_seconds < spans.inferred_before_seconds
  and not coalesce(
    spans.trial_start_seconds <= billed.from_seconds and billed.from_seconds < spans.trial_end_seconds, false)
