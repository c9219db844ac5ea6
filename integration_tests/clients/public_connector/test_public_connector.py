"""Airbyte's own Stripe source and ours read one simulated account, and read it again after three days of changes.

The public connector was written against Stripe. If both connectors agree, the simulator behaves like Stripe: in lists,
pages, time ranges, events, and in the objects themselves.
"""

import json
import os
import sys
import urllib.request
from collections.abc import Collection
from pathlib import Path

import pytest
import source_stripe
from comparison import differences
from connection import Connection
from shelf import HAS_FIXTURES, Shelf
from streams import NAMES, NEW_ROWS_MISSED, NOT_COMPARED, NOT_FOLLOWED, SHELF_STREAMS, STORY_STREAMS

HERE = Path(__file__).parent
STREAMS = STORY_STREAMS + (SHELF_STREAMS if HAS_FIXTURES else [])
DAY = 86_400


@pytest.fixture(scope="module")
def account() -> dict:
    account = json.loads(Path(os.environ["ACCOUNT"]).read_text())
    if HAS_FIXTURES:
        Shelf(account["url"]).fill(account["now"], first=1, event=False)
    return account


@pytest.fixture(scope="module")
def public(account: dict, tmp_path_factory: pytest.TempPathFactory) -> Connection:
    return Connection(
        command=[sys.executable, str(HERE / "public_connector.py")],
        config={"client_secret": account["key"], "account_id": account["account"], "start_date": "2025-01-01T00:00:00Z"},
        work=tmp_path_factory.mktemp("public"),
        env={"STRIPE_API_BASE": account["url"]},
        cwd=Path(source_stripe.__file__).parent.parent,
    )


@pytest.fixture(scope="module")
def own(account: dict, tmp_path_factory: pytest.TempPathFactory) -> Connection:
    return Connection(
        command=[str(HERE / "../../../bin/source-stripe-lifecycle")],
        config={"api_key": account["key"], "offered_streams": "all"},
        work=tmp_path_factory.mktemp("own"),
        env={"STRIPE_API_BASE": account["url"]},
    )


def read(public: Connection, own: Connection) -> None:
    public.read(STREAMS)
    own.read(sorted({NAMES[stream] for stream in STREAMS}))


def assert_same(streams: list[str], public: Connection, own: Connection, *, missed: Collection[str] = ()) -> None:
    """Of the streams in `missed`, only the rows that the public connector has are compared."""
    found = []
    for stream in streams:
        theirs, ours = public.tables[stream], own.tables[NAMES[stream]]
        compared = {key: row for key, row in ours.items() if key in theirs} if stream in missed else ours
        found += differences(NAMES[stream], theirs, compared)
    assert not found, "\n".join(found)


def test_the_streams_are_all_that_the_public_connector_has(public: Connection) -> None:
    public.discover()
    assert {each["name"] for each in public.catalog} == set(NAMES) | set(NOT_COMPARED)


def test_both_find_the_same_objects_with_the_same_content_in_a_first_read(public: Connection, own: Connection) -> None:
    read(public, own)
    assert_same(STREAMS, public, own)


def test_both_have_the_same_after_three_days_of_changes_with_events(
    account: dict, public: Connection, own: Connection
) -> None:
    before = {stream: dict(own.tables[NAMES[stream]]) for stream in STREAMS}
    now = advance(account, 3 * DAY)
    if HAS_FIXTURES:
        Shelf(account["url"]).fill(now, first=501, event=True)
    # Longer than an event can stay invisible.
    advance(account, 120)
    read(public, own)
    assert_same([stream for stream in STREAMS if stream not in NOT_FOLLOWED], public, own, missed=NEW_ROWS_MISSED)
    changed = {stream for stream in STREAMS if before[stream] != own.tables[NAMES[stream]]}
    assert {"customers", "subscriptions", "invoices", "charges"} - changed == set()
    # Stripe writes customer.updated with each of these. The simulated account does not.
    assert set(SHELF_STREAMS) & set(STREAMS) - changed <= {"customer_balance_transactions"}


def advance(account: dict, seconds: int) -> int:
    """Returns the account's new time."""
    body = json.dumps({"seconds": seconds}).encode()
    request = urllib.request.Request(f"{account['url']}/_simulator/advance", data=body, method="POST")
    with urllib.request.urlopen(request) as response:
        return json.load(response)["now"]
