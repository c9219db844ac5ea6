{{ config(pre_hook=stripe_lifecycle.prepare_long_query()) }}

{{ stripe_lifecycle.contract_items(ref('stg_stripe__subscriptions')) }}
