"""Writes an account of many customers: each row of the streams that the package reads, as often as is asked for, with
ids of its own each time.

Usage: enlarge.py DUCKDB_FILE TARGET_FILE COPIES
"""

import sys

import duckdb

IDS = {
    "customers": ["id"],
    "subscriptions": ["id", "customer", "latest_invoice"],
    "invoices": ["id", "customer"],
    "lifecycle_events": ["event_id", "customer_id", "subscription_id", "invoice_id", "object_id"],
    "customer_metrics": ["customer_id"],
}
# An invoice names its subscription within a JSON column.
PARENT = """
    cast(regexp_replace(cast(parent as varchar), '"subscription":"(sub_\\w+)"', '"subscription":"\\1_' || copy || '"')
    as json) as parent
"""


def main(duckdb_file: str, target_file: str, copies: str) -> None:
    target = duckdb.connect(target_file)
    target.execute(f"ATTACH '{duckdb_file}' AS account (READ_ONLY)")
    for stream, ids in IDS.items():
        replaced = [f"{column} || '_' || copy as {column}" for column in ids]
        if stream == "invoices":
            replaced.append(PARENT)
        target.execute(f"""
            CREATE TABLE main.{stream} AS
            SELECT * EXCLUDE (copy) REPLACE ({", ".join(replaced)})
            FROM account.main.{stream}, (SELECT unnest(range({int(copies)})) AS copy)
        """)
        print(f"{stream}: {target.execute(f'SELECT count(*) FROM main.{stream}').fetchone()[0]} rows")


if __name__ == "__main__":
    main(*sys.argv[1:])
