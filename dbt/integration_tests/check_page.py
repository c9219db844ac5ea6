"""The queries of docs/use/dbt.md run on a build, and give what the page says that they give.

Usage: check_page.py DUCKDB_FILE, of a build over the account that the page is about.

These are its blocks of SQL, and what `dbt show --inline` gets. A query's answer is a comment at its end, "-- 96.8", row
by row and up to "..." if there is more.
"""

import re
import sys
from pathlib import Path

import duckdb

PAGE = Path(__file__).resolve().parents[2] / "docs/use/dbt.md"
BLOCK = re.compile(r"```sql\n(.*?)```", re.DOTALL)
# Without that of a table which only dbt's output names.
INLINE = re.compile(r'--inline "([^"<]*)"')


def main(duckdb_file: str) -> None:
    connection = duckdb.connect(duckdb_file, read_only=True)
    connection.execute("SET TimeZone = 'UTC'")
    schemas = dict(
        connection.execute(
            "SELECT table_name, table_schema FROM information_schema.tables WHERE table_schema LIKE 'analytics%'"
        ).fetchall()
    )
    page = PAGE.read_text()
    blocks = [*BLOCK.findall(page), *INLINE.findall(page)]
    assert len(blocks) > 9, "the page has lost its queries"
    for query in blocks:
        tables = re.sub(r"\{\{ ref\('(\w+)'\) \}\}", lambda ref: f"{schemas[ref[1]]}.{ref[1]}", query)
        answer = [shown(value) for row in connection.execute(tables).fetchall() for value in row]
        assert answer, f"no row comes of\n{query}"
        for said in said_in(query):
            assert said in answer, f"{said} is not in the answer {answer} of\n{query}"
    print(f"{len(blocks)} queries of the page give their answers")


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
