{{ rows_that_differ('customers', 'expected_customers') }}
