{{ config(pre_hook=stripe_lifecycle.prepare_long_query()) }}

{{ stripe_lifecycle.price_terms(ref('stg_stripe__prices'), ref('stg_stripe__subscriptions')) }}
