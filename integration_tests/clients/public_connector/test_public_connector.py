"""Airbyte's own Stripe source and ours read one simulated account, and read it again after three days of changes.

The public connector was written against Stripe. If both connectors agree, the simulator behaves like Stripe: in lists,
pages, time ranges, events, and in the objects themselves.
"""

import json
import os
import sys
import urllib.request
from pathlib import Path

import pytest
import source_stripe
from comparison import differences
from connection import Connection

HERE = Path(__file__).parent
STREAMS = ["customers", "subscriptions", "invoices", "charges", "products", "prices", "coupons", "disputes", "credit_notes"]
DAY = 86_400


@pytest.fixture(scope="module")
def account() -> dict:
    return json.loads(Path(os.environ["ACCOUNT"]).read_text())


@pytest.fixture(scope="module")
def public(account: dict, tmp_path_factory: pytest.TempPathFactory) -> Connection:
    return Connection(
        command=[sys.executable, str(HERE / "public_connector.py")],
        config={"client_secret": account["key"], "account_id": account["account"], "start_date": "2019-01-01T00:00:00Z"},
        cursor="updated",
        work=tmp_path_factory.mktemp("public"),
        env={"STRIPE_API_BASE": account["url"]},
        cwd=Path(source_stripe.__file__).parent.parent,
    )


@pytest.fixture(scope="module")
def own(account: dict, tmp_path_factory: pytest.TempPathFactory) -> Connection:
    return Connection(
        command=[str(HERE / "../../../bin/source-stripe-lifecycle")],
        config={"api_key": account["key"]},
        cursor="observed_at",
        work=tmp_path_factory.mktemp("own"),
        env={"STRIPE_API_BASE": account["url"]},
    )


def compare(public: Connection, own: Connection) -> list[str]:
    for connection in (public, own):
        connection.read(STREAMS)
    assert all(public.tables[stream] for stream in STREAMS)
    return [line for stream in STREAMS for line in differences(stream, public.tables[stream], own.tables[stream])]


def test_both_find_the_same_objects_with_the_same_content_in_a_first_read(public: Connection, own: Connection) -> None:
    assert compare(public, own) == []


def test_both_have_the_same_after_three_days_of_changes_with_events(
    account: dict, public: Connection, own: Connection
) -> None:
    before = {stream: dict(own.tables[stream]) for stream in STREAMS}
    # The last step is longer than an event can stay invisible.
    for seconds in (3 * DAY, 120):
        advance(account, seconds)
    assert compare(public, own) == []
    changed = {stream for stream in STREAMS if before[stream] != own.tables[stream]}
    assert changed >= {"customers", "subscriptions", "invoices", "charges"}


def advance(account: dict, seconds: int) -> None:
    body = json.dumps({"seconds": seconds}).encode()
    urllib.request.urlopen(urllib.request.Request(f"{account['url']}/_simulator/advance", data=body, method="POST")).close()
