"""Gives fakesnow, which runs Snowflake's SQL on DuckDB, the tables of a schema of a DuckDB file.

The columns have the types that destinations write to Snowflake: JSON is VARIANT, times are TIMESTAMP_TZ.
"""

from pathlib import Path

import duckdb
from load_postgres import tables

DATABASE = "EXAMPLE"
# All other types have one name in both.
TYPES = {
    "BIGINT": "number(38, 0)",
    "DOUBLE": "float",
    "JSON": "variant",
    "TIMESTAMP": "timestamp_ntz",
    "TIMESTAMP WITH TIME ZONE": "timestamp_tz",
}


def load(connection, duckdb_file: str, schema: str, folder: Path) -> None:
    """Creates the tables by Snowflake's SQL, and fills them through the DuckDB below."""
    source = duckdb.connect(duckdb_file, read_only=True)
    cursor = connection.cursor()
    for table, columns in tables(source, schema).items():
        declared = ", ".join(f"{name} {TYPES.get(kind, kind)}" for name, kind in columns)
        cursor.execute(f"CREATE TABLE {DATABASE}.{schema}.{table} ({declared})")
        rows = folder / f"{table}.parquet"
        source.execute(f"COPY {schema}.{table} TO '{rows}' (FORMAT parquet)")
        connection._duck_conn.execute(f"INSERT INTO {DATABASE}.{schema}.{table} SELECT * FROM '{rows}'")
