-- The last sync is that of 2026-04-30 10:00.
-- sub_k1: monthly on the 30th at 12:00: on February 28th, then on the 30th again; that of 2027-04-30 12:00 is two hours
--   too late. sub_k10: the same from the 31st. sub_k9: each quarter, from December 31st. Its period ends on June 30th, and
--   the renewals are on September 30th, December 31st and March 31st.
-- sub_k2 and sub_k6 end: one row at their end, nothing after it.
-- sub_k13: Basic 1000 each month on the 10th, Support 500 each July 10th, until August 20th.
-- sub_k14: the ledger doesn't know its items. Its renewal is the last moment of the twelve months.
-- sub_k15: its period ended before the sync. The next renewal counts.
{{ rows_that_differ('renewals', 'expected_renewals') }}
