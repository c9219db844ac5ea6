{# What coupons take off: one row for each, deleted ones as they were last. An unknown duration counts as once.
   coupons: a relation shaped as stg_stripe__coupons is. #}
{% macro coupon_terms(coupons) -%}
select
  coupons.coupon_id,
  case when coupons.duration in ('forever', 'repeating') then coupons.duration else 'once' end as duration,
  coupons.percent_off,
  coupons.amount_off,
  lower(coupons.currency) as currency,
  {{ stripe_lifecycle.json_get('coupons.applies_to', ['products']) }} as product_ids
from {{ coupons }} as coupons
{%- endmacro %}

{# The durations of coupons that lower MRR, as literals of SQL, by the options mrr_profile and discounts. #}
{% macro counted_durations() -%}
  {%- set discounts = 'forever' if var('stripe_lifecycle_mrr_profile', 'standard') == 'stripe_dashboard' else var('stripe_lifecycle_discounts', 'forever_and_repeating') -%}
  {%- set durations = {
    'none': ['none'], 'forever': ['forever'], 'forever_and_repeating': ['forever', 'repeating'], 'all': ['forever', 'repeating', 'once']
  }[discounts] -%}
  {{ return("'" ~ durations | join("', '") ~ "'") }}
{%- endmacro %}
