"""Makes the streams of a project that differs from the usual one, out of a simulated account's.

Usage: prepare.py PROJECT ACCOUNT_FILE TARGET_FILE...
schemas: the first file has the account's customers in two schemas, us and eu. eu has no account_id, and its table of
  customers has no column phone. The second file has eu alone, with the column.
derived: only the derived streams.
fresh, stale: all streams, of an hour and of 20 days ago.
wrong: the schemas one and two have the same customers, of both modes and of two versions of the definitions, without
  addresses; the events are of the canonical set, and there are no invoices.
"""

import sys

import duckdb

STREAMS = ("customers", "subscriptions", "invoices", "lifecycle_events", "customer_metrics")
CUSTOMER = {"customers": "id", "subscriptions": "customer", "invoices": "customer"}
CURSOR = {"lifecycle_events": "recorded_at", "customer_metrics": "computed_at"}


def schemas(connection: duckdb.DuckDBPyConnection, whole_eu: str) -> None:
    connection.execute(f"ATTACH '{whole_eu}' AS whole_eu")
    latest = "SELECT max(computed_at) FROM account.main.customer_metrics"
    for schema in ("main.us", "whole_eu.eu"):
        connection.execute(f"CREATE SCHEMA {schema.replace('main.', '')}")
    connection.execute("CREATE SCHEMA eu")
    for stream in STREAMS:
        # Both accounts were synced at one moment, so that both have the same last day.
        now = f", ({latest}) AS computed_at" if stream == "customer_metrics" else ""
        rows = f"FROM account.main.{stream} WHERE hash({CUSTOMER.get(stream, 'customer_id')}) % 2"
        connection.execute(f"CREATE TABLE us.{stream} AS SELECT * REPLACE (account_id AS account_id{now}) {rows} = 0")
        of_eu = f"SELECT * REPLACE (cast(NULL AS varchar) AS account_id{now}) {rows} = 1"
        connection.execute(f"CREATE TABLE whole_eu.eu.{stream} AS {of_eu}")
        lacking = "EXCLUDE (phone)" if stream == "customers" else ""
        connection.execute(f"CREATE TABLE eu.{stream} AS SELECT * {lacking} FROM ({of_eu})")
    connection.execute("UPDATE whole_eu.eu.customers SET phone = NULL")


def derived(connection: duckdb.DuckDBPyConnection) -> None:
    for stream in CURSOR:
        connection.execute(f"CREATE TABLE main.{stream} AS FROM account.main.{stream}")


def fresh(connection: duckdb.DuckDBPyConnection) -> None:
    read(connection, "1 HOUR")


def stale(connection: duckdb.DuckDBPyConnection) -> None:
    read(connection, "20 DAY")


def read(connection: duckdb.DuckDBPyConnection, ago: str) -> None:
    for stream in STREAMS:
        cursor = CURSOR.get(stream, "observed_at")
        then = f"now() - INTERVAL {ago} AS {cursor}"
        connection.execute(f"CREATE TABLE main.{stream} AS SELECT * REPLACE ({then}) FROM account.main.{stream}")


def wrong(connection: duckdb.DuckDBPyConnection) -> None:
    canonical = "'user_signed_up', 'trial_started', 'subscription_changed', 'subscription_cancelled', 'payment_failed'"
    for schema in ("one", "two"):
        connection.execute(f"CREATE SCHEMA {schema}")
        for stream in STREAMS:
            key = CUSTOMER.get(stream, "customer_id")
            rows = f"FROM account.main.{stream} WHERE hash({key}) % 8 = 0"
            replaced = f"hash({key}) % 16 = 0 AS livemode"
            if stream == "customers":
                replaced += ", cast(NULL AS json) AS address"
            if stream == "customer_metrics":
                replaced += f", '{schema}' AS definition_version"
            if stream == "lifecycle_events":
                rows += f" AND event_type IN ({canonical})"
            if stream == "invoices":
                rows += " AND false"
            connection.execute(f"CREATE TABLE {schema}.{stream} AS SELECT * REPLACE ({replaced}) {rows}")


def main(project: str, account_file: str, target_file: str, *more: str) -> None:
    connection = duckdb.connect(target_file)
    connection.execute(f"ATTACH '{account_file}' AS account (READ_ONLY)")
    {"schemas": schemas, "derived": derived, "fresh": fresh, "stale": stale, "wrong": wrong}[project](connection, *more)


if __name__ == "__main__":
    main(*sys.argv[1:])
