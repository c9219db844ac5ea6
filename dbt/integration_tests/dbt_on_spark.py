"""Runs a command of dbt on Apache Spark.

Usage: dbt_on_spark.py FOLDER DUCKDB_FILE SCHEMA COMMAND...
Spark and its catalog end with this process. It begins with the tables of a schema of the DuckDB file. dbt's tables are
written to FOLDER/warehouse, as Parquet files.
"""

import sys
from pathlib import Path

from dbt.cli.main import dbtRunner
from load_spark import load, start_spark


def main(folder: str, duckdb_file: str, schema: str, *command: str) -> None:
    load(start_spark(Path(folder)), duckdb_file, schema, Path(folder))
    if not dbtRunner().invoke(list(command)).success:
        sys.exit(1)


if __name__ == "__main__":
    main(*sys.argv[1:])
