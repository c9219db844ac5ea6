{{ rows_that_differ('mrr_movements', 'expected_mrr_movements') }}
