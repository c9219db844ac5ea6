"""The test variables_agree_with_the_streams found each problem of the project "wrong", and no other.

Usage: check_problems.py DUCKDB_FILE
"""

import sys

import duckdb

EXPECTED = [
    "The schema one has customers of live mode and of test mode",
    "The schema two has customers of live mode and of test mode",
    "The stream invoices is empty",
    "customer_metrics has rows of the definition_version one and of two",
    "lifecycle_events has only the types of event_set canonical",
    "mrr_movements_converted is not built",
    "stripe_lifecycle_customer_metadata names nobodys_key",
    "stripe_lifecycle_deduplicated is true, but customer_metrics has",
    "stripe_lifecycle_deduplicated is true, but customers has",
    "stripe_lifecycle_deduplicated is true, but lifecycle_events has",
    "stripe_lifecycle_deduplicated is true, but subscriptions has",
    "stripe_lifecycle_reporting_currency is xxx",
    "stripe_lifecycle_schemas: ",
    "stripe_lifecycle_segments names country, but no customer has a value",
    "stripe_lifecycle_segments names planet, but the mart customers has no such column",
]
FOUND = "SELECT problem FROM analytics_dbt_test__audit.variables_agree_with_the_streams ORDER BY problem"


def main(duckdb_file: str) -> None:
    found = [problem for (problem,) in duckdb.connect(duckdb_file, read_only=True).execute(FOUND).fetchall()]
    listing = "\n".join(found)
    assert len(found) == len(EXPECTED), listing
    for problem, beginning in zip(found, EXPECTED, strict=True):
        assert problem.startswith(beginning), f"not {beginning}, but {problem} of\n{listing}"
    print(f"{len(found)} problems of variables were found")


if __name__ == "__main__":
    main(*sys.argv[1:])
