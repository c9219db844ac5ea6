{{ rows_that_differ('trial_conversion', 'expected_trial_conversion') }}
