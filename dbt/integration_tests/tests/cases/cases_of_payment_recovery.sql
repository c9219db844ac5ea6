{{ rows_that_differ('payment_recovery', 'expected_payment_recovery') }}
