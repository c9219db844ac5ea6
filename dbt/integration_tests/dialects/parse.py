"""Parses every SQL file in a folder by a warehouse's grammar, and names the files that are none of its SQL.

Usage: parse.py WAREHOUSE FOLDER
sqlglot's grammars also take what a warehouse doesn't have. LACKING names such clauses, by the warehouses' manuals.
"""

import sys
from pathlib import Path

import sqlglot
from sqlglot import exp
from sqlglot.errors import ErrorLevel, ParseError

LACKING = {
    "bigquery": {"DISTINCT ON", "FILTER", "LATERAL"},
    "databricks": {"DISTINCT ON"},
    "redshift": {"DISTINCT ON", "FILTER", "LATERAL", "WINDOW"},
    "snowflake": {"DISTINCT ON", "WINDOW"},
}


def main(warehouse: str, folder: str) -> None:
    files = sorted(Path(folder).rglob("*.sql"))
    assert files, f"nothing was compiled for {warehouse}"
    wrong = [file for file in files if not is_sql(file, warehouse)]
    if wrong:
        sys.exit(f"{warehouse}: {len(wrong)} of {len(files)} files are not its SQL")
    print(f"{warehouse}: {len(files)} files are its SQL")


def is_sql(file: Path, warehouse: str) -> bool:
    try:
        query = sqlglot.parse_one(file.read_text(), read=warehouse, error_level=ErrorLevel.RAISE)
    except ParseError as error:
        print(f"{file.name}: {error}")
        return False
    lacking = clauses(query) & LACKING[warehouse]
    if lacking:
        print(f"{file.name}: {warehouse} has no {', '.join(sorted(lacking))}")
    return not lacking


def clauses(query: exp.Expr) -> set[str]:
    """Those of the clauses above that a query has."""
    found = set()
    for node in query.walk():
        if isinstance(node, exp.Select) and node.args.get("windows"):
            found.add("WINDOW")
        if isinstance(node, exp.Distinct) and node.args.get("on"):
            found.add("DISTINCT ON")
        if isinstance(node, exp.Filter):
            found.add("FILTER")
        if isinstance(node, exp.Lateral):
            found.add("LATERAL")
    return found


if __name__ == "__main__":
    main(*sys.argv[1:])
