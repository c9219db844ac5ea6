{{ stripe_lifecycle.contract_items(ref('contracts_subscriptions')) }}
