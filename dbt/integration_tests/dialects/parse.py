"""Parses every SQL file in a folder by a warehouse's grammar, and names the files that are none.

Usage: parse.py WAREHOUSE FOLDER
"""

import sys
from pathlib import Path

import sqlglot
from sqlglot.errors import ErrorLevel, ParseError


def main(warehouse: str, folder: str) -> None:
    files = sorted(Path(folder).rglob("*.sql"))
    assert files, f"nothing was compiled for {warehouse}"
    wrong = [file for file in files if not is_sql(file, warehouse)]
    if wrong:
        sys.exit(f"{warehouse}: {len(wrong)} of {len(files)} files are not its SQL")
    print(f"{warehouse}: {len(files)} files are its SQL")


def is_sql(file: Path, warehouse: str) -> bool:
    try:
        sqlglot.parse_one(file.read_text(), read=warehouse, error_level=ErrorLevel.RAISE)
    except ParseError as error:
        print(f"{file.name}: {error}")
        return False
    return True


if __name__ == "__main__":
    main(*sys.argv[1:])
