{# What contracts are worth per month: a SELECT for the body of a common table expression.

   contracts: state_id; currency (lower case); valued_at (a discount that ended by then doesn't count).
   items: state_id; item_id (unique within its state); price_id; quantity (null: 1); inclusive_tax_percent (null: nothing is taken out).
   discounts: state_id; level (item, subscription or customer); item_id (of the item's); position (Stripe's order within the item or the
   subscription; 1 for the customer's); discount_id; coupon_id; ends_at (null: not by itself).
   prices, coupons: the relations of terms, by default int_stripe__price_terms and int_stripe__coupon_terms.

   Gives one row for each state: state_id; mrr (after discounts, without inclusive tax, minor units, rounded half up once); mrr_gross (before
   discounts); discount_ids (those that took something off, sorted, joined by commas; empty: none). mrr is null where it can't be computed
   exactly: more than 38 digits (not in PostgreSQL), or more discounts of an item or of a subscription than stripe_lifecycle_most_discounts.

   The connector's order (docs/DECISIONS.md, "MRR"): the items' discounts, the subscription's or in their absence the customer's, then the
   tax, then the month. All of it is exact: an item's amount is a wide integer, beside a fraction that all items of its state share. #}
{% macro value_contracts(contracts, items, discounts, prices=none, coupons=none) -%}
{%- set wide = stripe_lifecycle.wide_integer() -%}
{%- set columns = stripe_lifecycle.valued_item_columns() -%}
{%- set no_number = 'cast(null as ' ~ dbt.type_bigint() ~ ')' -%}
{%- set no_text = 'cast(null as ' ~ dbt.type_string() ~ ')' -%}
{%- set most = var('stripe_lifecycle_most_discounts', 20) | int -%}
with listed as (
  {{ stripe_lifecycle.listed_amounts(contracts, items, prices) }}
),

counted_discounts as (
  {{ stripe_lifecycle.counted_discounts(contracts, discounts, coupons) }}
),

products_of_discounts as (
  select distinct
    terms.coupon_id,
    {{ stripe_lifecycle.json_text('product.value', []) }} as product_id
  from {{ coupons or ref('int_stripe__coupon_terms') }} as terms
  {{ stripe_lifecycle.json_array_elements('terms.product_ids', 'product') }}
  where terms.coupon_id in (select coupon_id from counted_discounts)
),

discount_counts as (
  select state_id, item_id, count(*) as discount_count
  from counted_discounts
  group by state_id, item_id
),

{# By their own discounts first: these give finite decimals. #}
item_step_0 as (
  select
    listed.state_id,
    listed.item_id,
    listed.product_id,
    case listed.billing_interval
      when 'day' then 1000000 when 'week' then 7000000 when 'month' then 30436875 else 365242500
    end * listed.billing_interval_count as microdays,
    listed.billing_interval,
    listed.billing_interval_count,
    items.inclusive_tax_percent,
    listed.amount_units as units,
    listed.amount_scale as scale,
    coalesce(discount_counts.discount_count, 0) as discount_count,
    cast(null as {{ dbt.type_string() }}) as taken_discount_id
  from listed
  inner join {{ items }} as items on items.state_id = listed.state_id and items.item_id = listed.item_id
  left join discount_counts on discount_counts.state_id = listed.state_id and discount_counts.item_id = listed.item_id
),
{% for step in range(1, most + 1) %}
item_step_{{ step }} as (
  {{ stripe_lifecycle.discounted_alone('item_step_' ~ (step - 1), step) }}
),
{% endfor %}
items_discounted as (
  {%- for step in range(0, most + 1) %}
  select * from item_step_{{ step }} where discount_count = {{ step }}
  union all
  {%- endfor %}
  select
    {{ columns }}, cast(null as {{ wide }}) as units, scale, discount_count, taken_discount_id
  from item_step_0
  where discount_count > {{ most }}
),

{# All of a state in one scale, without the zeros that they end with in common. #}
scaled as (
  select
    items_discounted.*,
    {{ stripe_lifecycle.exact_product(
      'units', stripe_lifecycle.power_of_ten('max(scale) over (partition by state_id) - scale')) }} as scaled_units,
    max(scale) over (partition by state_id) as state_scale
  from items_discounted
),

ending as (
  select
    scaled.*,
    min({{ stripe_lifecycle.trailing_zeros('scaled_units') }}) over (partition by state_id) as common_zeros
  from scaled
),

trimmed as (
  select ending.*, case when common_zeros > state_scale then state_scale else common_zeros end as zeros
  from ending
),

{# The amount in minor units is units x factor / divisor. #}
state_step_0 as (
  select
    {{ stripe_lifecycle.valued_item_columns('trimmed') }},
    {{ stripe_lifecycle.whole_quotient('trimmed.scaled_units', stripe_lifecycle.power_of_ten('trimmed.zeros')) }} as units,
    cast(1 as {{ wide }}) as factor,
    {{ stripe_lifecycle.power_of_ten('trimmed.state_scale - trimmed.zeros') }} as divisor,
    coalesce(discount_counts.discount_count, 0) as discount_count,
    cast(null as {{ dbt.type_string() }}) as taken_discount_id
  from trimmed
  left join discount_counts on discount_counts.state_id = trimmed.state_id and discount_counts.item_id is null
),
{% for step in range(1, most + 1) %}
{{ stripe_lifecycle.discounted_together(step) }}
{% endfor %}
states_discounted as (
  {%- for step in range(0, most + 1) %}
  select * from state_step_{{ step }} where discount_count = {{ step }}
  union all
  {%- endfor %}
  select
    {{ columns }}, cast(null as {{ wide }}) as units, factor, divisor, discount_count, taken_discount_id
  from state_step_0
  where discount_count > {{ most }}
),

taken_in_steps as (
  {%- for step in range(1, most + 1) %}
  select state_id, taken_discount_id from item_step_{{ step }}
  union all
  select state_id, taken_discount_id from state_step_{{ step }}
  {{- '\n  union all' if not loop.last }}
  {%- endfor %}
),

taken as (
  select distinct state_id, taken_discount_id
  from taken_in_steps
  where taken_discount_id is not null
),

net_amounts as (
  select
    state_id,
    {{ stripe_lifecycle.exact_product('units', 'factor') }} as numerator,
    divisor as denominator,
    billing_interval,
    billing_interval_count,
    inclusive_tax_percent
  from states_discounted
),

gross_amounts as (
  select
    state_id,
    units as numerator,
    {{ stripe_lifecycle.power_of_ten('scale') }} as denominator,
    billing_interval,
    billing_interval_count,
    inclusive_tax_percent
  from item_step_0
),

net_totals as (
  {{ stripe_lifecycle.monthly_totals('net_amounts') }}
),

gross_totals as (
  {{ stripe_lifecycle.monthly_totals('gross_amounts') }}
),

{# Of these, a state without any amounts has none. #}
findings as (
  select state_id, 0 as has_amounts, {{ no_number }} as mrr, {{ no_number }} as mrr_gross, {{ no_text }} as discount_id
  from {{ contracts }}
  union all
  select state_id, 1 as has_amounts, total as mrr, {{ no_number }} as mrr_gross, {{ no_text }} as discount_id
  from net_totals
  union all
  select state_id, 0 as has_amounts, {{ no_number }} as mrr, total as mrr_gross, {{ no_text }} as discount_id
  from gross_totals
  union all
  select state_id, 0 as has_amounts, {{ no_number }} as mrr, {{ no_number }} as mrr_gross, taken_discount_id as discount_id
  from taken
)

select
  state_id,
  case when max(has_amounts) = 0 then 0 else max(mrr) end as mrr,
  case when max(has_amounts) = 0 then 0 else max(mrr_gross) end as mrr_gross,
  coalesce({{ stripe_lifecycle.text_in_order('discount_id', ',', 'discount_id') }}, '') as discount_ids
from findings
group by state_id
{%- endmacro %}

{# What all steps of value_contracts carry along unchanged. #}
{% macro valued_item_columns(relation=none) -%}
{%- set columns = ['state_id', 'item_id', 'product_id', 'microdays', 'billing_interval', 'billing_interval_count', 'inclusive_tax_percent'] -%}
{%- set prefix = relation ~ '.' if relation else '' -%}
{{ return(prefix ~ columns | join(', ' ~ prefix)) }}
{%- endmacro %}
