{{ config(pre_hook=stripe_lifecycle.prepare_long_query()) }}
-- What each contract is about: so many of a price, a row for each item. A contract is a subscription as it stands, or
-- what its invoices said at a time (the subscription's id, a colon, the time). Of usage the quantity is null.
{% set named = {'product': 'products.name', 'nickname': 'prices.nickname', 'lookup_key': 'prices.lookup_key'} %}
{% set plan_name = var('stripe_lifecycle_plan_name') %}
{% set key = var('stripe_lifecycle_plan_name_metadata_key') %}
with terms as (
  select
    items.subscription_id as contract_id,
    items.customer_id,
    items.price_id,
    prices.product_id,
    prices.billing_interval,
    case when prices.billing_interval is not null then prices.billing_interval_count end as billing_interval_count,
    case when not prices.is_metered then coalesce(items.quantity, 1) end as quantity
  from {{ ref('int_lifecycle__items') }} as items
  inner join {{ ref('int_stripe__price_terms') }} as prices on prices.price_id = items.price_id

  union all

  select
    in_force.contract_id,
    lines.customer_id,
    lines.price_id,
    lines.product_id,
    coalesce(lines.price_interval, rates.billing_interval) as billing_interval,
    case when lines.price_interval is not null then lines.price_interval_count else rates.billing_interval_count end
      as billing_interval_count,
    lines.quantity
  from {{ ref('int_lifecycle__lines_in_force') }} as in_force
  inner join {{ ref('int_lifecycle__lines') }} as lines on lines.line_key = in_force.line_key
  inner join {{ ref('int_lifecycle__line_rates') }} as rates on rates.line_key = in_force.line_key
),

held_prices as (
  select distinct customer_id, price_id from {{ ref('int_lifecycle__items') }}
),

named as (
  select
    terms.*,
    {% if key is not none -%}
    coalesce(
      case when held_prices.price_id is not null then {{ stripe_lifecycle.json_text('prices.metadata', [key]) }} end,
      {{ stripe_lifecycle.json_text('products.metadata', [key]) }})
    {%- elif plan_name == 'product' -%}
    {{ named[plan_name] }}
    {%- else -%}
    case when held_prices.price_id is not null then {{ named[plan_name] }} end
    {%- endif %} as chosen_name,
    case when held_prices.price_id is not null then prices.nickname end as nickname
  from terms
  left join held_prices on held_prices.customer_id = terms.customer_id and held_prices.price_id = terms.price_id
  left join {{ ref('int_stripe__price_terms') }} as prices on prices.price_id = terms.price_id
  left join {{ ref('stg_stripe__products') }} as products
    on products.product_id = terms.product_id and not products.is_deleted
),

written as (
  select
    contract_id,
    price_id,
    product_id,
    billing_interval,
    billing_interval_count,
    quantity,
    coalesce(nullif(chosen_name, ''), nullif(nickname, ''), nullif(price_id, ''), nullif(product_id, ''), 'unknown')
      as plan,
    case
      when quantity is null then ''
      when quantity = floor(quantity) then cast(cast(quantity as {{ dbt.type_bigint() }}) as {{ dbt.type_string() }})
      else rtrim(cast(quantity as {{ dbt.type_string() }}), '0')
    end as quantity_text
  from named
)

select
  written.*,
  concat(coalesce(price_id, ''), '*', quantity_text) as term_key,
  row_number() over (
    partition by contract_id
    order by {{ stripe_lifecycle.by_code("concat(coalesce(price_id, ''), '*', quantity_text)") }}
  ) as term_number
from written
