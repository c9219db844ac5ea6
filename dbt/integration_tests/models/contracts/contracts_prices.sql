-- The contracts' prices in the shape of stg_stripe__prices.
select
  id as price_id,
  product as product_id,
  cast(null as {{ dbt.type_string() }}) as nickname,
  cast(null as {{ dbt.type_string() }}) as lookup_key,
  {{ stripe_lifecycle.as_json('null') }} as metadata,
  currency,
  {{ stripe_lifecycle.json_text(stripe_lifecycle.as_json('recurring'), ['interval']) }} as billing_interval,
  {{ stripe_lifecycle.json_bigint(stripe_lifecycle.as_json('recurring'), ['interval_count']) }} as billing_interval_count,
  {{ stripe_lifecycle.json_text(stripe_lifecycle.as_json('recurring'), ['usage_type']) }} as usage_type,
  tiers_mode,
  unit_amount,
  cast(unit_amount_decimal as {{ stripe_lifecycle.type_decimal() }}) as unit_amount_decimal,
  {{ stripe_lifecycle.as_json('tiers') }} as tiers,
  {{ stripe_lifecycle.as_json('currency_options') }} as currency_options,
  {{ stripe_lifecycle.as_json('transform_quantity') }} as transform_quantity
from {{ ref('contract_prices') }}
