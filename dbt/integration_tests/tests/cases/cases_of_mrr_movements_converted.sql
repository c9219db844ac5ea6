-- jpy has no minor unit, chf has two decimals, kwd three.
-- 2026-01: 100000 yen at 0.0068 are 680.00, and 20.00 usd.
-- 2026-02: 50000 yen at 0.0065 are 325.00, 10.00 chf at 1.25 are 12.50. The 100000 yen of before are worth
--   100000 * (0.0065 - 0.0068) = 30.00 less.
-- 2026-03: chf has no rate. What needs it is null. 30001 yen at 0.007 are 210.007.
-- 2026-04: 10.000 kwd at 3.25 are 32.50. 119999 yen at 0.0069 are 827.9931, 10.00 chf at 1.3 are 13.00.
{{ rows_that_differ('mrr_movements_converted', 'expected_mrr_movements_converted') }}
