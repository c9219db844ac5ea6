{{ rows_that_differ('churn_cohorts', 'expected_churn_cohorts') }}
