"""The tables of two schemas hold the same rows, but for when a run staged them.

Usage: compare.py DUCKDB_FILE SCHEMA OTHER_SCHEMA; both stand for themselves and for the schemas that they begin.
"""

import sys

import duckdb


def main(duckdb_file: str, schema: str, other: str) -> None:
    connection = duckdb.connect(duckdb_file, read_only=True)
    tables = connection.execute(
        "SELECT schema_name, table_name FROM duckdb_tables() WHERE starts_with(schema_name, ?) ORDER BY ALL",
        [schema + "_"],
    ).fetchall()
    assert tables, f"no table in {schema}"
    different = []
    for name, table in tables:
        ours, theirs = (rows(connection, f"{each}.{table}") for each in (name, name.replace(schema, other, 1)))
        lacking = connection.execute(f"SELECT count(*) FROM ({ours} EXCEPT ALL {theirs})").fetchone()[0]
        extra = connection.execute(f"SELECT count(*) FROM ({theirs} EXCEPT ALL {ours})").fetchone()[0]
        if lacking or extra:
            different.append(f"{table} ({lacking} rows only in {schema}, {extra} only in {other})")
    if different:
        sys.exit(f"{len(different)} of {len(tables)} tables differ: {', '.join(different)}")
    print(f"{len(tables)} tables are equal")


def columns_of(connection: duckdb.DuckDBPyConnection, table: str) -> list[str]:
    return [column[0] for column in connection.execute(f"SELECT * FROM {table} LIMIT 0").description]


def rows(connection: duckdb.DuckDBPyConnection, table: str) -> str:
    columns = [column for column in columns_of(connection, table) if column != "staged_at"]
    return f"SELECT {', '.join(columns)} FROM {table}"


if __name__ == "__main__":
    main(*sys.argv[1:])
