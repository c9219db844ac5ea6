-- sub_k1: past due, 500 of 2900 are paid. sub_k3: two invoices fail, one has no further attempt. Not at risk: sub_k4
-- (its invoice was paid at the second attempt), sub_k5 (it ended), sub_k7 (in trial).
{{ rows_that_differ('mrr_at_risk', 'expected_mrr_at_risk') }}
