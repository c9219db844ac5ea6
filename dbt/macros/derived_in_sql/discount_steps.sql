{# The steps of value_contracts, in which discounts follow one another. Each takes one more discount off the rows of `previous` that have
   one more. They read the common table expressions counted_discounts and products_of_discounts. #}

{# One discount off each item by itself: the amount is units / 10^scale. #}
{% macro discounted_alone(previous, step) -%}
  select
    {{ stripe_lifecycle.valued_item_columns('before') }},
    case
      when not before.is_eligible then before.units
      when before.keep_units is not null then {{ stripe_lifecycle.exact_product('before.units', 'before.keep_units') }}
      when before.off_units is null then before.units
      when before.off_units < before.units then before.units - before.off_units
      else 0
    end as units,
    case when before.is_eligible and before.keep_units is not null then before.scale + before.keep_scale else before.scale end
      as scale,
    before.discount_count,
    case
      when before.is_eligible and before.units > 0
        and (before.off_units > 0 or before.keep_units < {{ stripe_lifecycle.power_of_ten('before.keep_scale') }})
        then before.discount_id
    end as taken_discount_id
  from (
    select
      earlier.*,
      discounts.discount_id,
      discounts.keep_units,
      discounts.keep_scale,
      {{ stripe_lifecycle.exact_product('discounts.amount_off', stripe_lifecycle.power_of_ten('earlier.scale')) }} as off_units,
      not discounts.is_restricted or products.product_id is not null as is_eligible
    from {{ previous }} as earlier
    inner join counted_discounts as discounts
      on discounts.state_id = earlier.state_id and discounts.item_id = earlier.item_id and discounts.step = {{ step }}
    left join products_of_discounts as products
      on products.coupon_id = discounts.coupon_id and products.product_id = earlier.product_id
    where earlier.discount_count >= {{ step }}
  ) as before
{%- endmacro %}

{# One discount off all items of a state: the amount is units x factor / divisor. A percentage falls on each eligible item. An amount falls
   on the eligible items of the shortest recurrence that still cost something, in proportion: it leaves (total - amount off) / total of
   each. Where all that costs something is met alike, the factor alone changes, which keeps the numbers small.
   Gives several common table expressions, the last of which is state_step_STEP. #}
{% macro discounted_together(step) -%}
{%- set name = 'state_step_' ~ step -%}
{%- set kept = stripe_lifecycle.common_divisor('kept_above', 'kept_below') -%}
{%- set shared = stripe_lifecycle.common_divisor('factor', 'divisor') -%}
{{ name }}_eligible as (
  select
    earlier.*,
    discounts.discount_id,
    discounts.keep_units,
    discounts.keep_scale,
    discounts.amount_off,
    not discounts.is_restricted or products.product_id is not null as is_eligible,
    earlier.units > 0 and earlier.factor > 0 as has_cost
  from state_step_{{ step - 1 }} as earlier
  inner join counted_discounts as discounts
    on discounts.state_id = earlier.state_id and discounts.item_id is null and discounts.step = {{ step }}
  left join products_of_discounts as products
    on products.coupon_id = discounts.coupon_id and products.product_id = earlier.product_id
  where earlier.discount_count >= {{ step }}
),

{{ name }}_met as (
  select
    {{ name }}_eligible.*,
    case
      when keep_units is not null then is_eligible
      else coalesce(
        is_eligible and has_cost
        and microdays = min(case when is_eligible and has_cost then microdays end) over (partition by state_id), false)
    end as is_met
  from {{ name }}_eligible
),

{{ name }}_totals as (
  select
    {{ name }}_met.*,
    {{ stripe_lifecycle.exact_product('(sum(case when is_met then units end) over (partition by state_id))', 'factor') }}
      as total_units,
    {{ stripe_lifecycle.exact_product('amount_off', 'divisor') }} as off_units,
    count(case when is_met then 1 end) over (partition by state_id) as met_count,
    min(case when is_met or units = 0 then 1 else 0 end) over (partition by state_id) as meets_all
  from {{ name }}_met
),

{{ name }}_shares as (
  select
    {{ name }}_totals.*,
    case
      when keep_units is not null then keep_units
      when met_count = 0 or amount_off is null then 1
      when off_units < total_units then total_units - off_units
      when off_units >= total_units then 0
    end as kept_above,
    case
      when keep_units is not null then {{ stripe_lifecycle.power_of_ten('keep_scale') }}
      when met_count = 0 or amount_off is null then 1
      else total_units
    end as kept_below
  from {{ name }}_totals
),

{{ name }}_reduced as (
  select
    {{ name }}_shares.*,
    {{ stripe_lifecycle.whole_quotient('kept_above', kept) }} as share_above,
    {{ stripe_lifecycle.whole_quotient('kept_below', kept) }} as share_below
  from {{ name }}_shares
),

{{ name }}_applied as (
  select
    {{ stripe_lifecycle.valued_item_columns() }},
    case
      when meets_all = 1 then units
      when is_met then {{ stripe_lifecycle.exact_product('units', 'share_above') }}
      else {{ stripe_lifecycle.exact_product('units', 'share_below') }}
    end as units,
    case when meets_all = 1 then {{ stripe_lifecycle.exact_product('factor', 'share_above') }} else factor end as factor,
    {{ stripe_lifecycle.exact_product('divisor', 'share_below') }} as divisor,
    discount_count,
    case when is_met and has_cost and share_above < share_below then discount_id end as taken_discount_id
  from {{ name }}_reduced
),

{{ name }} as (
  select
    {{ stripe_lifecycle.valued_item_columns() }},
    units,
    {{ stripe_lifecycle.whole_quotient('factor', shared) }} as factor,
    {{ stripe_lifecycle.whole_quotient('divisor', shared) }} as divisor,
    discount_count,
    taken_discount_id
  from {{ name }}_applied
),
{%- endmacro %}
