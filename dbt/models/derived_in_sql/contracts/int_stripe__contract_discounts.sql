{{ config(pre_hook=stripe_lifecycle.prepare_long_query()) }}

{{ stripe_lifecycle.contract_discounts(
  ref('stg_stripe__subscriptions'), ref('stg_stripe__customers'), ref('int_stripe__contract_items')) }}
