-- The invoice lines that say what an item of a subscription cost in a service period: no prorations, no one-off items,
-- no usage, which is billed after its period, and nothing of drafts and void invoices. Times in Unix seconds.
{% set details = ['parent', 'subscription_item_details'] %}
with lines as (
  select
    invoices.subscription_id,
    invoices.customer_id,
    invoices.invoice_id,
    invoices.currency,
    invoices.created_seconds as invoiced_seconds,
    concat(
      invoices.invoice_id, ':', cast({{ stripe_lifecycle.json_element_position('line') }} as {{ dbt.type_string() }})
    ) as line_key,
    {{ stripe_lifecycle.json_text('line.value', ['parent', 'type']) }} as line_type,
    coalesce({{ stripe_lifecycle.json_boolean('line.value', details + ['proration']) }}, false) as is_proration,
    {{ stripe_lifecycle.json_text('line.value', details + ['subscription_item']) }} as item_id,
    {{ stripe_lifecycle.json_text('line.value', ['pricing', 'price_details', 'price']) }} as price_id,
    {{ stripe_lifecycle.json_text('line.value', ['pricing', 'price_details', 'product']) }} as product_id,
    coalesce(
      {{ stripe_lifecycle.json_decimal('line.value', ['quantity_decimal']) }},
      {{ stripe_lifecycle.json_decimal('line.value', ['quantity']) }},
      1) as quantity,
    {{ stripe_lifecycle.json_bigint('line.value', ['amount']) }} as amount,
    {{ stripe_lifecycle.json_bigint('line.value', ['period', 'start']) }} as period_start_seconds,
    {{ stripe_lifecycle.json_bigint('line.value', ['period', 'end']) }} as period_end_seconds,
    {{ stripe_lifecycle.json_get('line.value', ['discount_amounts']) }} as discount_amounts,
    {{ stripe_lifecycle.json_get('line.value', ['taxes']) }} as taxes
  from {{ ref('int_lifecycle__invoices') }} as invoices
  {{ stripe_lifecycle.json_array_elements(stripe_lifecycle.json_get('invoices.lines', ['data']), 'line') }}
  where invoices.status not in ('draft', 'void')
),

-- What a customer's subscriptions no longer hold, their lines alone tell.
held_prices as (
  select distinct
    customer_id,
    price_id
  from {{ ref('int_lifecycle__items') }}
)

select
  lines.*,
  held_prices.price_id is not null as is_price_known,
  case when held_prices.price_id is not null then prices.billing_interval end as price_interval,
  case when held_prices.price_id is not null then prices.billing_interval_count end as price_interval_count,
  coalesce(held_prices.price_id is not null
    and coalesce(prices.tiers_mode, '') not in ('graduated', 'volume') and prices.currency = lines.currency, false)
    as is_unit_price_known
from lines
left join held_prices on held_prices.customer_id = lines.customer_id and held_prices.price_id = lines.price_id
left join {{ ref('int_stripe__price_terms') }} as prices on prices.price_id = lines.price_id
where lines.line_type = 'subscription_item_details'
  and not lines.is_proration
  and lines.period_end_seconds > lines.period_start_seconds
  and (held_prices.price_id is null or not prices.is_metered)
  and (held_prices.price_id is not null or lines.period_end_seconds > lines.invoiced_seconds)
