"""A build without the raw streams has the marts that need none, and the mart customers with the columns that it always has.

Usage: check_switches.py MANIFEST_WITHOUT FILE_WITHOUT FILE_WITH
"""

import json
import sys
from pathlib import Path

import duckdb

LEFT_OUT = {"mrr_at_risk", "mrr_movements_by_segment", "payment_recovery", "renewals"}
COLUMNS = """
    SELECT column_name, data_type FROM information_schema.columns
    WHERE table_schema LIKE '%_stripe_lifecycle' AND table_name = 'customers' ORDER BY ordinal_position
"""
TABLES = "SELECT table_name FROM information_schema.tables WHERE table_schema LIKE '%_stripe_lifecycle'"


def main(manifest_without: str, file_without: str, file_with: str) -> None:
    without, usual = (duckdb.connect(file, read_only=True) for file in (file_without, file_with))
    lacking = names(usual, TABLES) - names(without, TABLES)
    assert lacking == LEFT_OUT, f"left out: {sorted(lacking)}"
    assert without.execute(COLUMNS).fetchall() == usual.execute(COLUMNS).fetchall(), "customers has other columns"
    manifest = json.loads(Path(manifest_without).read_text())
    enabled = manifest["nodes"] | manifest["sources"]
    dangling = {
        f"{name} needs {each}"
        for name, node in manifest["nodes"].items()
        for each in node["depends_on"].get("nodes", [])
        if each not in enabled
    }
    assert not dangling, "\n".join(sorted(dangling))
    print(f"without the raw streams there are {len(names(without, TABLES))} marts")


def names(connection: duckdb.DuckDBPyConnection, query: str) -> set[str]:
    return {name for (name,) in connection.execute(query).fetchall()}


if __name__ == "__main__":
    main(*sys.argv[1:])
