-- 2026-03: cus_c8 leaves twice; it counts as a customer where it left last. cus_c9 came in the same month and was in no
--   opening, so that its amount counts but no customer. cus_c10 leaves and returns at once (15th), and leaves again ten
--   minutes before the month's end, all without a label: -3000 + 3000 - 3000 is churn of 3000 of its last row.
--   cus_c14 cancels five minutes before the end of the month and returns with less ten minutes later: contraction, but
--   the month ends without this customer. It counts as one, with no amount.
-- 2026-04: cus_c12 drops one of two subscriptions (contraction, in no row), then the other. cus_c13's cancellation
--   has no plan; it held "Basic, Seats".
{{ rows_that_differ('churn_reasons', 'expected_churn_reasons') }}
