{{ rows_that_differ('mrr_daily', 'expected_mrr_daily', only='day') }}
