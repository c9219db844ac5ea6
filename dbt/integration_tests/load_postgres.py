"""Copies the streams' tables of a DuckDB file into PostgreSQL, with the column types that PyAirbyte gives there.

Usage: load_postgres.py DUCKDB_FILE; PostgreSQL is named by PGHOST, PGPORT, PGUSER and PGDATABASE.
"""

import sys
import tempfile
from pathlib import Path

import duckdb
import psycopg2

TYPES = {
    "VARCHAR": "varchar",
    "BIGINT": "bigint",
    "DOUBLE": "numeric(38, 9)",
    "BOOLEAN": "boolean",
    "JSON": "json",
    "TIMESTAMP WITH TIME ZONE": "timestamptz",
}


def main(duckdb_file: str) -> None:
    source = duckdb.connect(duckdb_file, read_only=True)
    target = psycopg2.connect("")
    with target, target.cursor() as cursor, tempfile.TemporaryDirectory() as folder:
        cursor.execute("CREATE SCHEMA main")
        for table, columns in tables(source, "main").items():
            declared = ", ".join(f'"{name}" {TYPES[kind]}' for name, kind in columns)
            cursor.execute(f"CREATE TABLE main.{table} ({declared})")
            rows = Path(folder, "rows.csv")
            source.execute(f"COPY main.{table} TO '{rows}' (HEADER false, FORCE_QUOTE *)")
            with rows.open() as csv:
                cursor.copy_expert(f"COPY main.{table} FROM STDIN (FORMAT csv)", csv)
            print(f"main.{table}: {cursor.rowcount} rows")
        cursor.execute("ANALYZE")


def tables(source: duckdb.DuckDBPyConnection, schema: str) -> dict[str, list[tuple[str, str]]]:
    """The columns of each table of the schema, as name and type in DuckDB."""
    found: dict[str, list[tuple[str, str]]] = {}
    for table, column, kind in source.execute(
        """
        SELECT table_name, column_name, data_type FROM duckdb_columns()
        WHERE schema_name = ? AND database_name = current_database() AND NOT internal
        ORDER BY table_name, column_index
        """,
        [schema],
    ).fetchall():
        found.setdefault(table, []).append((column, kind))
    return found


if __name__ == "__main__":
    main(*sys.argv[1:])
