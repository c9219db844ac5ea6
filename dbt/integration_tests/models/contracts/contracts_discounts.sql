{{ stripe_lifecycle.contract_discounts(ref('contracts_subscriptions'), ref('contracts_customers'), ref('contracts_items')) }}
