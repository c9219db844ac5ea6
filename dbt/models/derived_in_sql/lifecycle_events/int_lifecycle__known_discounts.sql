{{ config(pre_hook=stripe_lifecycle.prepare_long_query()) }}
-- What is known of each discount: one row for each, as the subscription or the customer that has it says, else as an
-- invoice does. `duration` is null where nothing tells the coupon.
with invoiced as (
  select {{ stripe_lifecycle.discount_columns('discount.value') }}
  from {{ ref('stg_stripe__invoices') }} as invoices
  {{ stripe_lifecycle.json_array_elements('invoices.discounts', 'discount') }}
  where not invoices.is_deleted
),

on_lines as (
  select {{ stripe_lifecycle.discount_columns('discount.value') }}
  from {{ ref('stg_stripe__invoices') }} as invoices
  {{ stripe_lifecycle.json_array_elements(stripe_lifecycle.json_get('invoices.lines', ['data']), 'line') }}
  {{ stripe_lifecycle.json_array_elements(stripe_lifecycle.json_get('line.value', ['discounts']), 'discount') }}
  where not invoices.is_deleted
),

mentions as (
  select discount_id, coupon_id, end_seconds, 1 as preference from {{ ref('int_lifecycle__held_discounts') }}
  union all
  select discount_id, coupon_id, end_seconds, 2 as preference from invoiced
  union all
  select discount_id, coupon_id, end_seconds, 3 as preference from on_lines
),

preferred as (
  select
    mentions.*,
    row_number() over (
      partition by discount_id order by case when coupon_id is null then 1 else 0 end, preference
    ) as place
  from mentions
)

select
  preferred.discount_id,
  preferred.coupon_id,
  preferred.end_seconds,
  coupons.duration
from preferred
left join {{ ref('int_stripe__coupon_terms') }} as coupons on coupons.coupon_id = preferred.coupon_id
where preferred.place = 1
