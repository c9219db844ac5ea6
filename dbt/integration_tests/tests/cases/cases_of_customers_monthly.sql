-- 2025-02: cus_rc leaves and returns, cus_rd comes and goes: neither is new or churned. asp is null without a new one.
-- 2025-04: cus_rb leaves, cus_rd returns with 2500, cus_rf is new with 3000.
-- 2026-01: cus_rd and cus_rf leave: 2 of 6, a lifetime of 3 months.
{{ rows_that_differ('customers_monthly', 'expected_customers_monthly') }}
