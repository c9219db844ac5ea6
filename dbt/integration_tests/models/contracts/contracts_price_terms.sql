{{ stripe_lifecycle.price_terms(ref('contracts_prices'), ref('contracts_subscriptions')) }}
