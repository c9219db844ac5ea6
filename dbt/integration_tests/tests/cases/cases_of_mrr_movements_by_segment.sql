-- cus_s4 is not in the stream customers, cus_s5 has '' as country: both are in the segment null. cus_s6 is
-- alone in its segment: once it left, there is no row, not even twelve months later.
{{ rows_that_differ('mrr_movements_by_segment', 'expected_mrr_movements_by_segment') }}
