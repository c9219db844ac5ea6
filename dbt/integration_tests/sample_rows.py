"""A sample row of each table that docs/columns.md describes: docs/sample-rows.json.

Usage: sample_rows.py DUCKDB_FILE [--check], of a build. With --check it fails if the file has other rows.
"""

import datetime
import decimal
import json
import sys
from pathlib import Path

import duckdb

FILE = Path(__file__).resolve().parents[2] / "docs/sample-rows.json"
# Of the streams, the rows that show most.
STREAMS = {
    "lifecycle_events": "event_type = 'subscription_changed' AND movement = 'expansion' AND precision = 'exact'",
    "customer_metrics": "status = 'active' AND mrr > 0 AND external_id IS NOT NULL",
}
# The moment of reading, which differs from run to run.
TIMES_OF_READING = {"computed_at", "observed_at", "first_computed_at"}


def main(duckdb_file: str, *options: str) -> None:
    connection = duckdb.connect(duckdb_file, read_only=True)
    connection.execute("SET TimeZone = 'UTC'")
    marts = connection.execute(
        "SELECT table_name FROM information_schema.tables WHERE table_schema = 'analytics_stripe_lifecycle'"
        " AND table_name <> 'stripe_time_spine' ORDER BY 1"
    ).fetchall()
    rows: dict[str, object] = {name: sample(connection, f"main.{name}", condition) for name, condition in STREAMS.items()}
    rows |= {name: sample(connection, f"analytics_stripe_lifecycle.{name}") for (name,) in marts}
    rows["one_customer"] = story(connection)
    if "--check" not in options:
        FILE.write_text(json.dumps(rows, indent=2, ensure_ascii=False) + "\n")
        return
    documented = json.loads(FILE.read_text())
    different = [
        name for name in rows.keys() | documented.keys() if lasting(rows.get(name)) != lasting(documented.get(name))
    ]
    if different:
        sys.exit(f"docs/sample-rows.json is not up to date: {', '.join(sorted(different))}. See CONTRIBUTING.md.")
    print(f"{len(rows)} sample rows are up to date")


def sample(connection: duckdb.DuckDBPyConnection, table: str, condition: str = "true") -> dict[str, object]:
    """Returns the row with the fewest nulls; of several the first by its text."""
    cursor = connection.execute(f"SELECT * FROM {table} WHERE {condition}")
    names = [column[0] for column in cursor.description]
    rows = cursor.fetchall()
    assert rows, f"{table} has no such row"
    first = min(rows, key=lambda row: (sum(value is None for value in row), [str(value) for value in row]))
    return {name: plain(value) for name, value in zip(names, first, strict=True)}


def story(connection: duckdb.DuckDBPyConnection) -> list[dict[str, object]]:
    """Returns the first twelve events of the customer with the most types of events."""
    cursor = connection.execute(
        """SELECT * FROM main.lifecycle_events WHERE customer_id = (
             SELECT customer_id FROM main.lifecycle_events GROUP BY 1 ORDER BY count(DISTINCT event_type) DESC, 1 LIMIT 1)
           ORDER BY recorded_at, sequence LIMIT 12"""
    )
    names = [column[0] for column in cursor.description]
    return [{name: plain(value) for name, value in zip(names, row, strict=True)} for row in cursor.fetchall()]


def plain(value: object) -> object:
    """Returns a value as JSON has it. Numbers of fixed decimals lose their zeros at the end."""
    if isinstance(value, datetime.datetime):
        return value.strftime("%Y-%m-%d %H:%M:%S")
    if isinstance(value, datetime.date):
        return value.isoformat()
    if isinstance(value, decimal.Decimal):
        return float(value)
    return value


def lasting(rows: object) -> object:
    if isinstance(rows, list):
        return [lasting(row) for row in rows]
    return {name: value for name, value in (rows or {}).items() if name not in TIMES_OF_READING}


if __name__ == "__main__":
    main(*sys.argv[1:])
