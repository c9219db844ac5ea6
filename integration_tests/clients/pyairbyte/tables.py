"""Queries of the tables that PyAirbyte wrote, in DuckDB or in PostgreSQL."""

import json
from collections.abc import Hashable

from airbyte.caches.base import CacheBase


class Tables:
    """The tables of one cache."""

    def __init__(self, cache: CacheBase) -> None:
        self._cache = cache
        self._schema = cache.schema_name

    def names(self) -> set[str]:
        """Returns the streams' tables. PyAirbyte's own tables begin with an underscore."""
        rows = self._rows(f"SELECT table_name FROM information_schema.tables WHERE table_schema = '{self._schema}'")
        return {name for (name,) in rows if not name.startswith("_")}

    def types(self, table: str) -> dict[str, str]:
        """Returns the type of each column, as the database names it."""
        return dict(
            self._rows(
                "SELECT column_name, data_type FROM information_schema.columns "
                f"WHERE table_schema = '{self._schema}' AND table_name = '{table}'"
            )
        )

    def column(self, table: str, key: str, value: str, where: str = "TRUE") -> dict[Hashable, object]:
        """Returns the values of a column by the values of another column, which are unique."""
        rows = self._rows(f'SELECT "{key}", "{value}" FROM {self._schema}.{table} WHERE {where}')
        assert len({key for key, _ in rows}) == len(rows), f"{table}.{key} holds a value twice"
        return dict(rows)

    def rows(self, table: str, *columns: str, where: str = "TRUE") -> list[tuple]:
        names = ", ".join(f'"{column}"' for column in columns)
        return self._rows(f"SELECT {names} FROM {self._schema}.{table} WHERE {where}")

    def _rows(self, sql: str) -> list[tuple]:
        with self._cache.get_sql_engine().connect() as connection:
            return [tuple(row) for row in connection.exec_driver_sql(sql)]


def parsed(value: object) -> object:
    """Returns a value of a JSON column: DuckDB returns its text, PostgreSQL the parsed value."""
    return json.loads(value) if isinstance(value, str) else value
