"""Checks that the warehouse contains the account's customers, subscriptions and invoices.

Usage: compare.py WAREHOUSE SIMULATOR_URL
"""

import json
import sys
import urllib.request

import duckdb


def main(warehouse: str, simulator: str) -> None:
    with duckdb.connect(warehouse, read_only=True) as database:
        for stream in ("customers", "subscriptions", "invoices"):
            with urllib.request.urlopen(f"{simulator}/_simulator/truth/{stream}") as answer:
                truth = {json.loads(line)["id"] for line in answer}
            rows = database.execute(f"SELECT id FROM stripe.{stream} WHERE NOT is_deleted").fetchall()
            keys = [key for (key,) in rows]
            assert truth, f"the account has no {stream}"
            assert len(keys) == len(truth), f"{len(keys)} {stream}, but {len(truth)} in the account"
            assert set(keys) == truth, f"{stream} differ: {sorted(set(keys) ^ truth)[:5]}"
            print(f"{stream}: {len(truth)}, as in the account")


if __name__ == "__main__":
    main(*sys.argv[1:])
