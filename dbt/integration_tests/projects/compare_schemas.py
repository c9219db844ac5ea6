"""The marts of two schemas that are read as one hold the rows that the marts of each alone hold.

Usage: compare_schemas.py MANIFEST FILE_OF_BOTH FILE_OF_EU, with the schemas both, us_alone and eu_alone of dbt.
"""

import json
import sys
from collections import Counter
from pathlib import Path

import duckdb

# Their months begin with the first month of all accounts that are read.
SERIES = {"mrr_daily": "day", "mrr_movements": "month", "customers_monthly": "month", "retention_monthly": "month"}
# It adds accounts up from the months of mrr_movements on.
SERIES["mrr_movements_converted"] = "month"


def main(manifest: str, file_of_both: str, file_of_eu: str) -> None:
    connection = duckdb.connect(file_of_both, read_only=True)
    connection.execute(f"ATTACH '{file_of_eu}' AS of_eu (READ_ONLY)")
    found_rows = 0
    for mart in marts(json.loads(Path(manifest).read_text())):
        both = rows(connection, "both", mart)
        accounts = {dict(row)["account_id"] for row in both}
        assert "eu" in accounts and len(accounts) == 2, f"{mart}: rows of {accounts}"
        alone = rows(connection, "us_alone", mart) + rows(connection, "of_eu.eu_alone", mart)
        assert both == alone, f"{mart}: {list((both - alone).items())[:3]} and {list((alone - both).items())[:3]}"
        found_rows += both.total()
    print(f"the marts of two schemas are those of both: {found_rows} rows")


def marts(manifest: dict) -> list[str]:
    return sorted(
        node["name"]
        for node in manifest["nodes"].values()
        if node["resource_type"] == "model" and node["fqn"][:2] == ["stripe_lifecycle", "marts"]
    )


def rows(connection: duckdb.DuckDBPyConnection, target: str, mart: str) -> Counter:
    """The rows; of a series those from the account's first event on."""
    events = f"{target}_stripe_lifecycle_internal.stg_stripe__lifecycle_events"
    first = f"""(
        SELECT min(occurred_at)::DATE FROM {events} AS events
        WHERE mrr_delta <> 0 AND coalesce(account_id, source_schema) = mart.account_id
    )"""
    since = f"WHERE {SERIES[mart]} >= date_trunc('{SERIES[mart]}', {first})" if mart in SERIES else ""
    cursor = connection.execute(f"SELECT * FROM {target}_stripe_lifecycle.{mart} AS mart {since}")
    names = [column[0] for column in cursor.description]
    return Counter(tuple(zip(names, row, strict=True)) for row in cursor.fetchall())


if __name__ == "__main__":
    main(*sys.argv[1:])
