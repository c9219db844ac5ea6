"""The queries of the pages run on a build, and give what the page says that they give.

Usage: check_pages.py DUCKDB_FILE, of a build over the account that the pages are about.

A query's answer is a comment at its end, "-- 96.8", row by row and up to "..." if there is more. A query that cannot
run here has "<!-- not run: REASON -->" above it.
"""

import re
import sys
from pathlib import Path

import duckdb

DOCS = Path(__file__).resolve().parents[2] / "docs"
PAGES = ["use/dbt.md", "how-mrr-is-computed.md"]
BLOCK = re.compile(r"(<!-- not run: .+ -->\n+)?```sql\n(.*?)```", re.DOTALL)


def main(duckdb_file: str) -> None:
    connection = duckdb.connect(duckdb_file, read_only=True)
    connection.execute("SET TimeZone = 'UTC'")
    schemas = dict(
        connection.execute(
            "SELECT table_name, table_schema FROM information_schema.tables WHERE table_schema LIKE 'analytics%'"
        ).fetchall()
    )
    blocks = [query for page in PAGES for reason, query in BLOCK.findall((DOCS / page).read_text()) if not reason]
    assert len(blocks) > 7, "the pages have lost their queries"
    for query in blocks:
        tables = re.sub(r"\{\{ ref\('(\w+)'\) \}\}", lambda ref: f"{schemas[ref[1]]}.{ref[1]}", query)
        answer = [shown(value) for row in connection.execute(tables).fetchall() for value in row]
        assert answer, f"no row comes of\n{query}"
        for said in said_in(query):
            assert said in answer, f"{said} is not in the answer {answer} of\n{query}"
    print(f"{len(blocks)} queries of the pages give their answers")


def said_in(query: str) -> list[str]:
    """Returns the values in the comment at the end of a query. What is in brackets explains them."""
    comment = re.search(r"^-- (.*)$", query, re.MULTILINE)
    words = re.sub(r"\(.*?\)", "", comment[1]) if comment else ""
    return [word for word in re.split(r"[\s,]+", words) if re.fullmatch(r"-?\d[\d.-]*|true|false|null|[a-z]+_[a-z]+", word)]


def shown(value: object) -> str:
    if value is None or isinstance(value, bool):
        return {None: "null", True: "true", False: "false"}[value]
    return f"{value:g}" if isinstance(value, float) else str(value)


if __name__ == "__main__":
    main(*sys.argv[1:])
