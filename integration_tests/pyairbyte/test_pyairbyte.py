"""PyAirbyte reads a simulated account into DuckDB, three days pass, it reads again: each time the tables equal the account.

Usage: test_pyairbyte.py SIMULATOR_JSON CACHE_FILE
"""

import os
import sys
from pathlib import Path

# Read when PyAirbyte is imported.
os.environ["AIRBYTE_OFFLINE_MODE"] = "1"

import airbyte as ab
from airbyte.caches import DuckDBCache
from account import Account
from sqlalchemy import Connection

DERIVED_STREAMS = ["lifecycle_events", "customer_metrics"]

# Longer than Stripe may take to show an event.
SETTLE_SECONDS = 120


def main(simulator_file: str, cache_file: str) -> None:
    account = Account(Path(simulator_file).read_text())
    os.environ["STRIPE_API_BASE"] = account.url
    source = ab.get_source(
        "source-stripe-lifecycle",
        local_executable="./bin/source-stripe-lifecycle",
        config={"api_key": account.key},
    )

    assert "api_key" in source.config_spec["properties"], source.config_spec
    source.check()
    available = source.get_available_streams()
    raw_streams = [stream for stream in available if stream not in DERIVED_STREAMS]
    assert len(available) == len(set(available)) == len(raw_streams) + len(DERIVED_STREAMS)
    print("spec, check and discover answer")

    source.select_all_streams()
    cache = DuckDBCache(db_path=cache_file, schema_name="stripe")

    settle(account)
    first = source.read(cache=cache)
    report("first sync", first)
    compare(account, cache, raw_streams)

    before = event_count(account)
    account.advance(days=3)
    settle(account)
    assert event_count(account) > before, "the account did not change: the second sync would show nothing"
    second = source.read(cache=cache)
    report("three days later", second)
    assert 0 < second.processed_records < first.processed_records, "the second sync is not incremental"
    compare(account, cache, raw_streams)
    print("passed")


def report(when: str, result: ab.ReadResult) -> None:
    print(f"{when}: {result.processed_records} records")


def compare(account: Account, cache: DuckDBCache, raw_streams: list[str]) -> None:
    with cache.get_sql_engine().connect() as connection:
        tables = Tables(connection)
        for stream in raw_streams:
            compare_ids(tables, account, stream)
        compare_values(tables, account, "customers", "email")
        compare_values(tables, account, "subscriptions", "status")
        compare_values(tables, account, "invoices", "amount_paid")
        compare_metrics(tables, account)


class Tables:
    """Questions to the cache."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        connection.exec_driver_sql("SET schema = 'stripe'")

    def rows(self, sql: str) -> list[tuple]:
        return [tuple(row) for row in self._connection.exec_driver_sql(sql)]

    def mapping(self, sql: str) -> dict:
        rows = self.rows(sql)
        assert len({key for key, _ in rows}) == len(rows), f"a key occurs twice: {sql}"
        return dict(rows)


def compare_ids(tables: Tables, account: Account, stream: str) -> None:
    there = tables.mapping(f"SELECT id, is_deleted FROM {stream}")
    truth = account.truth(stream)
    present = {key for key, is_deleted in there.items() if not is_deleted}
    assert truth, f"the account has no {stream}"
    assert present == truth.keys(), f"{stream}: {sample(present ^ truth.keys())} differ"
    if stream == "customers":
        deleted = there.keys() - present
        assert deleted <= account.truth("deleted_customers").keys(), sample(deleted)


def compare_values(tables: Tables, account: Account, stream: str, field: str) -> None:
    there = tables.mapping(f"SELECT id, {field} FROM {stream} WHERE NOT is_deleted")
    truth = {key: each[field] for key, each in account.truth(stream).items()}
    wrong = {key for key in truth if there[key] != truth[key]}
    assert not wrong, f"{stream}.{field}: {sample(wrong)} differ"


def compare_metrics(tables: Tables, account: Account) -> None:
    """One row a customer with what the customer paid, and two independent ways to the same MRR."""
    present = tables.mapping("SELECT customer_id, email FROM customer_metrics WHERE NOT is_deleted")
    assert present == {key: each["email"] for key, each in account.truth("customers").items()}

    ltv = tables.mapping(f"""
        SELECT currency, sum(amount) FROM ({by_currency("ltv_by_currency")})
        GROUP BY currency HAVING sum(amount) <> 0""")
    paid = paid_by_currency(account)
    assert ltv == paid, f"realised revenue is {ltv} in customer_metrics, and {paid} was paid on invoices"

    snapshot = tables.mapping(f"""
        SELECT currency, sum(amount) FROM ({by_currency("mrr_by_currency")})
        GROUP BY currency HAVING sum(amount) <> 0""")
    ledger = tables.mapping("""
        SELECT currency, sum(mrr_delta) FROM lifecycle_events WHERE mrr_delta IS NOT NULL
        GROUP BY currency HAVING sum(mrr_delta) <> 0""")
    assert snapshot, "nobody has MRR"
    assert snapshot == ledger, f"MRR is {snapshot} in customer_metrics and {ledger} in lifecycle_events"


def paid_by_currency(account: Account) -> dict[str, int]:
    """What was paid on finalised invoices, within Stripe or outside it."""
    paid: dict[str, int] = {}
    for invoice in account.truth("invoices").values():
        if invoice["status"] not in ("draft", "void"):
            amount = invoice["amount_paid"] + invoice["amount_paid_off_stripe"]
            paid[invoice["currency"]] = paid.get(invoice["currency"], 0) + amount
    return {currency: amount for currency, amount in paid.items() if amount != 0}


def by_currency(column: str) -> str:
    return f"""
        SELECT entry->>'currency' AS currency, (entry->>'amount')::BIGINT AS amount
        FROM customer_metrics, unnest(from_json({column}, '["JSON"]')) AS entries(entry)"""


def settle(account: Account) -> None:
    """Lets time pass until nothing happened for so long that a sync may see everything."""
    while True:
        before = event_count(account)
        account.advance(seconds=SETTLE_SECONDS)
        if event_count(account) == before:
            return


def event_count(account: Account) -> int:
    return len(account.truth("events"))


def sample(ids: set[str]) -> str:
    return f"{len(ids)} ({', '.join(sorted(ids)[:5])})"


if __name__ == "__main__":
    main(*sys.argv[1:])
