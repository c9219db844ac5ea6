"""Runs a command of dbt on fakesnow, which runs Snowflake's SQL on DuckDB.

Usage: dbt_on_fakesnow.py FOLDER DUCKDB_FILE SCHEMA COMMAND...
It begins with the tables of a schema of the DuckDB file. dbt's tables are written to FOLDER/EXAMPLE.db, which is a
DuckDB file. The nodes in fakesnow_gaps.csv have to fail, each with its message, and no others.
"""

import csv
import sys
import warnings
from pathlib import Path

import fakesnow
import snowflake.connector
from dbt.cli.main import dbtRunner
from load_fakesnow import DATABASE, load

GAPS = Path(__file__).with_name("fakesnow_gaps.csv")


def main(folder: str, duckdb_file: str, schema: str, *command: str) -> None:
    warnings.filterwarnings("ignore", message="Arrow output")
    Path(folder).mkdir()
    with fakesnow.patch(db_path=folder):
        load(snowflake.connector.connect(database=DATABASE, schema=schema), duckdb_file, schema, Path(folder))
        run = dbtRunner().invoke(list(command))
    if run.exception or not run.result:
        sys.exit(f"dbt ended before its run: {run.exception}")
    ran = {each.node.name for each in run.result.results}
    failed = {each.node.name: each.message or "" for each in run.result.results if each.status in ("error", "fail")}
    wrong = differences(failed, {name: message for name, message in gaps().items() if name in ran})
    if wrong:
        sys.exit("\n".join(wrong))
    print(f"fakesnow: {len(ran) - len(failed)} of {len(ran)} nodes run, {len(failed)} gaps are known")


def gaps() -> dict[str, str]:
    """A part of the message with which each node fails."""
    with GAPS.open() as file:
        return {row["node"]: row["message"] for row in csv.DictReader(file)}


def differences(failed: dict[str, str], known: dict[str, str]) -> list[str]:
    new = [f"{name} fails: {message}" for name, message in failed.items() if name not in known]
    closed = [f"{name} no longer fails: take it out of {GAPS.name}" for name in known if name not in failed]
    other = [
        f"{name} fails otherwise than {GAPS.name} says: {failed[name]}"
        for name, message in known.items()
        if name in failed and message not in failed[name]
    ]
    return new + closed + other


if __name__ == "__main__":
    main(*sys.argv[1:])
