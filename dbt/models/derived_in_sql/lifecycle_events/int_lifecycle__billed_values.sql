{{ config(pre_hook=stripe_lifecycle.prepare_long_query()) }}
-- What a subscription was worth per month by its invoices at each start of a service period, and the discounts that
-- count, sorted.
with amounts as (
  select
    in_force.contract_id as state_id,
    line_values.numerator,
    line_values.denominator,
    rates.billing_interval,
    rates.billing_interval_count,
    0 as inclusive_tax_percent
  from {{ ref('int_lifecycle__lines_in_force') }} as in_force
  inner join {{ ref('int_lifecycle__line_values') }} as line_values on line_values.line_key = in_force.line_key
  inner join {{ ref('int_lifecycle__line_rates') }} as rates on rates.line_key = in_force.line_key
),

totals as (
  {{ stripe_lifecycle.monthly_totals('amounts') }}
),

discounts as (
  select distinct
    in_force.contract_id,
    line_discounts.discount_id
  from {{ ref('int_lifecycle__lines_in_force') }} as in_force
  inner join {{ ref('int_lifecycle__line_discounts') }} as line_discounts on line_discounts.line_key = in_force.line_key
  where line_discounts.is_counted
),

discounted as (
  select
    contract_id,
    {{ stripe_lifecycle.text_in_order('discount_id', ',', 'discount_id') }} as discount_ids
  from discounts
  group by contract_id
)

select
  starts.subscription_id,
  starts.from_seconds,
  starts.contract_id,
  totals.total as mrr,
  coalesce(discounted.discount_ids, '') as discount_ids
from (
  select distinct subscription_id, from_seconds, contract_id from {{ ref('int_lifecycle__lines_in_force') }}
) as starts
left join totals on totals.state_id = starts.contract_id
left join discounted on discounted.contract_id = starts.contract_id
