"""The models that the package builds as tables hold the same rows in DuckDB and in PostgreSQL.

Usage: compare_warehouses.py MANIFEST DUCKDB_FILE
MANIFEST is dbt's manifest.json of the PostgreSQL run; PostgreSQL is named by PGHOST, PGPORT, PGUSER and PGDATABASE.
"""

import json
import sys
from collections import Counter
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

import duckdb
import psycopg2


def main(manifest_file: str, duckdb_file: str) -> None:
    of_duckdb = duckdb.connect(duckdb_file, read_only=True)
    of_postgres = psycopg2.connect("").cursor()
    relations = tables(json.loads(Path(manifest_file).read_text()))
    assert relations, "the package builds no table"
    different = [relation for relation in relations if not is_equal(relation, of_duckdb, of_postgres)]
    if different:
        sys.exit(f"{len(different)} of {len(relations)} tables differ: {', '.join(different)}")
    print(f"{len(relations)} tables are equal in both")


def tables(manifest: dict) -> list[str]:
    """The package's tables as schema.name."""
    return sorted(
        f"{node['schema']}.{node['alias']}"
        for node in manifest["nodes"].values()
        if node["resource_type"] == "model"
        and node["package_name"] == "stripe_lifecycle"
        and node["config"]["materialized"] == "table"
    )


def is_equal(relation: str, of_duckdb, of_postgres) -> bool:
    ours, theirs = rows(of_duckdb, relation), rows(of_postgres, relation)
    lacking, extra = ours - theirs, theirs - ours
    print(f"{relation}: {ours.total()} rows")
    for name, some in (("DuckDB", lacking), ("PostgreSQL", extra)):
        for row in list(some)[:3]:
            print(f"  only in {name}: {row}")
    return not lacking and not extra


def rows(cursor, relation: str) -> Counter:
    """Each row as text, by column name, and how often it is there."""
    cursor.execute(f"SELECT * FROM {relation}")
    names = [column[0] for column in cursor.description]
    return Counter(
        json.dumps({name: plain(value) for name, value in zip(names, row)}, sort_keys=True) for row in cursor.fetchall()
    )


def plain(value):
    """A value as both warehouses' clients would give it: numbers by what they are worth, JSON parsed."""
    if isinstance(value, (int, float, Decimal)) and not isinstance(value, bool):
        return str(Decimal(str(value)).normalize() + 0)
    if isinstance(value, (date, datetime)):
        return value.isoformat()
    if isinstance(value, str) and value[:1] in ("{", "["):
        return json.loads(value)
    return value


if __name__ == "__main__":
    main(*sys.argv[1:])
