"""The page's scripts, into DuckDB and into PostgreSQL: a first sync, three days of changes, a second sync."""

import datetime

import pytest
from account import Account
from comparison import compare_all
from tables import Tables, parsed
from workspace import Workspace, tables_of

# The column types that the page promises, by the types in a stream's schema.
TYPES = {
    "sync.py": {
        "string": "VARCHAR",
        "date-time": "TIMESTAMP",
        "integer": "BIGINT",
        "number": "DECIMAL(38,9)",
        "boolean": "BOOLEAN",
        "object": "JSON",
        "array": "JSON",
    },
    "sync_postgres.py": {
        "string": "character varying",
        "date-time": "timestamp without time zone",
        "integer": "bigint",
        "number": "numeric",
        "boolean": "boolean",
        "object": "json",
        "array": "json",
    },
}


@pytest.fixture(scope="module", params=TYPES)
def script(request: pytest.FixtureRequest) -> str:
    return request.param


@pytest.fixture(scope="module")
def first(script: str, workspace: Workspace) -> dict:
    """The variables of the script's first run."""
    return workspace.run(script)


@pytest.fixture
def tables(first: dict) -> Tables:
    return tables_of(first)


def test_a_first_sync_makes_tables_that_equal_the_account(account: Account, first: dict, tables: Tables) -> None:
    assert tables.names() == set(first["source"].get_available_streams())
    compare_all(account, tables)


def test_every_column_has_the_type_of_its_schema(script: str, first: dict, tables: Tables) -> None:
    for stream in first["source"].discovered_catalog.streams:
        expected = {name: TYPES[script][kind_of(schema)] for name, schema in stream.json_schema["properties"].items()}
        types = tables.types(stream.name)
        assert {name: types[name] for name in expected} == expected


def test_objects_and_lists_are_json_that_queries_can_open(account: Account, tables: Tables) -> None:
    metadata = tables.column("customers", "id", "metadata", where="NOT is_deleted")
    there = {key: parsed(value) for key, value in metadata.items()}
    assert there == {key: each["metadata"] for key, each in account.truth("customers").items()}
    assert any(there.values()), "nobody has metadata"


def test_what_stripe_does_not_give_is_null_or_the_null_of_json(script: str, account: Account, tables: Tables) -> None:
    absent = {key for key, each in account.truth("customers").items() if each["address"] is None}
    is_null = "address IS NULL" if script == "sync.py" else "address::text = 'null'"
    assert absent, "everybody has an address"
    assert {key for (key,) in tables.rows("customers", "id", where=f"{is_null} AND NOT is_deleted")} == absent


def test_times_are_utc(account: Account, tables: Tables) -> None:
    signed_up = tables.column("customer_metrics", "customer_id", "signed_up_at", where="NOT is_deleted")
    assert signed_up == {key: utc(each["created"]) for key, each in account.truth("customers").items()}


def test_three_days_later_a_second_sync_reads_what_changed_and_the_tables_equal_the_account(
    account: Account, script: str, workspace: Workspace, first: dict
) -> None:
    account.live(days=3)
    second = workspace.run(script)
    assert 0 < second["result"].processed_records < first["result"].processed_records / 5
    compare_all(account, tables_of(second))


def kind_of(schema: dict) -> str:
    """Returns the page's name for the type of a property."""
    kinds = schema["type"] if isinstance(schema["type"], list) else [schema["type"]]
    (kind,) = [kind for kind in kinds if kind != "null"]
    return schema.get("format", kind)


def utc(seconds: int) -> datetime.datetime:
    return datetime.datetime.fromtimestamp(seconds, datetime.timezone.utc).replace(tzinfo=None)
