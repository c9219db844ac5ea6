-- 2026-02: cus_p1 switches Pro 2900 -> Team 5000: 2900 transferred, 2100 expansion. cus_p2 switches to another price of
--   2900. cus_p3 goes from Team 5000 + Seats 3000 to Pro 4000 + Seats 1000: of the 7000 lost, 4000 are transferred, the
--   greatest loss first (Team 4000); 1000 of Team and 2000 of Seats contract.
-- 2026-03: cus_p3 goes back to Team 5000 + Seats 2000: Team 4000 transferred in and 1000 expansion, Seats 1000.
--   cus_p4 cancels Pro 2900 and starts Team 5000 twenty minutes later, both labelled expansion: one movement.
--   cus_p6's items are unknown until it has Pro 2900: the 2000 it had are transferred from the plan without a name.
-- cus_p5 leaves Pro before the end of February and takes price_pro_2 after it, without a label: churn and reactivation.
-- 2026-04: it leaves price_pro_2 and takes price_pro ten minutes later: transferred.
{{ rows_that_differ('mrr_by_plan', 'expected_mrr_by_plan') }}
