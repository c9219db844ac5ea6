{{ rows_that_differ('subscription_history', 'expected_subscription_history') }}
