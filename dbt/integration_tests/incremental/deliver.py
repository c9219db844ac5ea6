"""Delivers an account's rows to the tables that the package reads in several parts, as a destination might: what two
syncs read, with some rows late, then the late ones with repeated and outdated rows, then a stream that was cleared.

Usage: deliver.py ACCOUNT_FILE TARGET_FILE PART, with PART 1 to 5.
1: the rows that were read first, but for some that are late.
2: the rows of the second sync, but for some that are late.
3: the late rows of both, rows that came before, and outdated states of rows whose latest state came before.
4: some customers' rows leave all streams, as if the streams were cleared and read again.
5: the events of some customers have other values, as after a change of definitions: no key and no cursor shows it.
"""

import sys

import duckdb

CURSORS = {
    "customers": ("id", "observed_at"),
    "subscriptions": ("id", "observed_at"),
    "invoices": ("id", "observed_at"),
    "lifecycle_events": ("event_id", "recorded_at"),
    "customer_metrics": ("customer_id", "computed_at"),
}
CUSTOMER = {"customers": "id", "subscriptions": "customer", "invoices": "customer"}

OTHER_DEFINITIONS = "mrr = 2 * mrr, previous_mrr = 2 * previous_mrr, mrr_delta = 2 * mrr_delta"


def main(account_file: str, target_file: str, part: str) -> None:
    target = duckdb.connect(target_file)
    target.execute("SET TimeZone = 'UTC'")
    target.execute(f"ATTACH '{account_file}' AS account (READ_ONLY)")
    target.begin()
    for stream, (key, cursor) in CURSORS.items():
        rows, split = f"account.main.{stream}", split_of(target, stream, cursor)
        is_late = f"hash({key}) % 7 = 0"
        if part == "1":
            target.execute(f"CREATE TABLE main.{stream} AS FROM {rows} WHERE {cursor} <= {split} AND NOT {is_late}")
        if part == "2":
            target.execute(f"INSERT INTO main.{stream} FROM {rows} WHERE {cursor} > {split} AND NOT {is_late}")
        if part == "3":
            target.execute(f"INSERT INTO main.{stream} FROM main.{stream} WHERE hash({key}) % 11 = 0")
            outdated = f"{cursor} - INTERVAL 400 DAY AS {cursor}, NOT livemode AS livemode"
            target.execute(
                f"INSERT INTO main.{stream} SELECT * REPLACE ({outdated}) FROM main.{stream} WHERE hash({key}) % 13 = 0"
            )
            target.execute(f"INSERT INTO main.{stream} FROM {rows} WHERE {is_late}")
        if part == "4":
            target.execute(f"DELETE FROM main.{stream} WHERE hash({CUSTOMER.get(stream, 'customer_id')}) % 5 = 0")
        if part == "5" and stream == "lifecycle_events":
            target.execute(f"UPDATE main.{stream} SET {OTHER_DEFINITIONS} WHERE hash(customer_id) % 3 = 0")
            target.execute(f"UPDATE main.{stream} SET change_types = '[\"status\"]' WHERE hash(customer_id) % 3 = 1")
        print(f"{stream}: {count(target, stream)} rows")
    target.commit()


def count(target: duckdb.DuckDBPyConnection, stream: str) -> int:
    return target.execute(f"SELECT count(*) FROM main.{stream}").fetchone()[0]


def split_of(target: duckdb.DuckDBPyConnection, stream: str, cursor: str) -> str:
    """Between what the first sync read and what the second one did, three days later."""
    latest = target.execute(f"SELECT max({cursor}) - INTERVAL 1 DAY FROM account.main.{stream}").fetchone()[0]
    return f"TIMESTAMPTZ '{latest.isoformat()}'"


if __name__ == "__main__":
    main(*sys.argv[1:])
