"""The models that the package builds as tables hold the same rows in DuckDB and in other warehouses.

Usage: compare_warehouses.py MANIFEST DUCKDB_FILE WAREHOUSE...
MANIFEST is dbt's manifest.json of the DuckDB run. A WAREHOUSE is "postgres", named by PGHOST, PGPORT, PGUSER and
PGDATABASE, "spark=FOLDER", the folder of Spark's warehouse, or "fakesnow=FILE", fakesnow's DuckDB file.
"""

import json
import sys
from collections import Counter
from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

import duckdb
import psycopg2

# When a run staged a row differs from run to run.
LEFT_OUT = {"staged_at"}


def main(manifest_file: str, duckdb_file: str, *warehouses: str) -> None:
    relations = tables(json.loads(Path(manifest_file).read_text()))
    assert relations, "the package builds no table"
    of_duckdb = duckdb.connect(duckdb_file, read_only=True)
    expected = {relation: rows(of_duckdb, select_from(relation)) for relation in relations}
    different = []
    for warehouse in warehouses:
        read = reader(warehouse)
        differing = [relation for relation in relations if not is_equal(relation, expected[relation], read(relation))]
        different += [f"{warehouse}: {relation}" for relation in differing]
        print(f"{warehouse}: {len(relations) - len(differing)} of {len(relations)} tables are those of DuckDB")
    if different:
        sys.exit("\n".join(["Tables differ:", *different]))


def tables(manifest: dict) -> list[str]:
    """The package's tables as schema.name."""
    return sorted(
        f"{node['schema']}.{node['alias']}"
        for node in manifest["nodes"].values()
        if node["resource_type"] == "model"
        and node["package_name"] == "stripe_lifecycle"
        and node["config"]["materialized"] in ("table", "incremental")
    )


def reader(warehouse: str) -> Callable[[str], Counter]:
    """What reads a relation of the warehouse."""
    kind, _, place = warehouse.partition("=")
    if kind == "postgres":
        cursor = psycopg2.connect("").cursor()
        return lambda relation: rows(cursor, select_from(relation))
    if kind == "fakesnow":
        connection = duckdb.connect(place, read_only=True)
        return lambda relation: rows(connection, select_from(relation))
    assert kind == "spark", f"unknown warehouse: {warehouse}"
    # A schema is a folder, and a table is a folder of Parquet files in it.
    connection = duckdb.connect()
    return lambda relation: rows(connection, f"SELECT * FROM '{place}/{relation.replace('.', '.db/')}/*.parquet'")


def select_from(relation: str) -> str:
    return f"SELECT * FROM {relation}"


def rows(cursor, query: str) -> Counter:
    """Each row as text, by column name, and how often it is there."""
    cursor.execute(query)
    names = [column[0].lower() for column in cursor.description]
    return Counter(
        json.dumps({name: plain(value) for name, value in zip(names, row) if name not in LEFT_OUT}, sort_keys=True)
        for row in cursor.fetchall()
    )


def is_equal(relation: str, expected: Counter, found: Counter) -> bool:
    lacking, extra = expected - found, found - expected
    if lacking or extra:
        print(f"{relation}: {expected.total()} rows in DuckDB, {found.total()} here")
    for where, some in (("DuckDB", lacking), ("here", extra)):
        for row in list(some)[:3]:
            print(f"  only in {where}: {row}")
    return not lacking and not extra


def plain(value):
    """A value as every warehouse's client would give it: numbers by what they are worth, JSON parsed."""
    if isinstance(value, (int, float, Decimal)) and not isinstance(value, bool):
        return str(Decimal(str(value)).normalize() + 0)
    if isinstance(value, (date, datetime)):
        return value.isoformat()
    if isinstance(value, str) and value[:1] in ("{", "["):
        return json.loads(value)
    return value


if __name__ == "__main__":
    main(*sys.argv[1:])
