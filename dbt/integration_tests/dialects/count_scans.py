"""Counts how often each compiled model reads one table, and names the models that do it too often.

Usage: count_scans.py WAREHOUSE FOLDER
Warehouses put a CTE's query in each place that reads it, or may. CTEs that read one another twice each therefore read
a table 2, 4, 8, ... times: such a model ends on a small account and doesn't on a large one.
"""

import sys
from collections import Counter
from pathlib import Path

import sqlglot
from sqlglot import exp

MOST_SCANS = 20


def main(warehouse: str, folder: str) -> None:
    files = sorted(Path(folder).rglob("models/**/*.sql"))
    assert files, f"no model was compiled for {warehouse}"
    most = {file.stem: most_scans(sqlglot.parse_one(file.read_text(), read=warehouse)) for file in files}
    too_many = [f"{model} reads {table} {count} times" for model, (table, count) in most.items() if count > MOST_SCANS]
    if too_many:
        sys.exit("\n".join([*too_many, f"{warehouse}: at most {MOST_SCANS} times are allowed"]))
    model = max(most, key=lambda each: most[each][1])
    print(f"{warehouse}: no model reads a table more than {most[model][1]} times, which {model} does")


def most_scans(query: exp.Expr) -> tuple[str, int]:
    """The table that a query reads most often, and how often."""
    return max(scans(query, {}).items(), key=lambda each: each[1], default=("nothing", 0))


def scans(query: exp.Expr, known: dict[str, Counter]) -> Counter:
    """How often a query reads each table, of which some are CTEs that are known already."""
    known = dict(known)
    for cte in query.ctes:
        known[cte.alias] = scans(cte.this, known)
    found: Counter = Counter()
    for node in query.walk(prune=lambda node: node is not query and is_apart(node)):
        if node is not query and isinstance(node, exp.Query) and node.ctes:
            found += scans(node, known)
        elif isinstance(node, exp.Table):
            found += known.get(name_of(node), Counter({".".join(part.name for part in node.parts): 1}))
    return found


def is_apart(node: exp.Expr) -> bool:
    """Whether a part of a query is counted apart: its CTEs where they are read, a query with CTEs by itself."""
    return isinstance(node, exp.With) or (isinstance(node, exp.Query) and bool(node.ctes))


def name_of(table: exp.Table) -> str:
    """The name by which a table may be a CTE; a table of a schema is none."""
    return "" if table.db else table.name


if __name__ == "__main__":
    main(*sys.argv[1:])
