"""The page's selection of streams, and a key that cannot read everything."""

import pytest
from account import Account
from comparison import compare_derived
from page import script, selecting, snippet
from workspace import Workspace, tables_of

DERIVED_ALONE = snippet("source.select_streams(")


@pytest.mark.parametrize("name", ["sync.py", "sync_postgres.py"])
def test_selected_streams_alone_become_tables_and_need_no_others(
    account: Account, workspace: Workspace, name: str
) -> None:
    tables = tables_of(workspace.run(name, selecting(script(name), DERIVED_ALONE)))
    assert tables.names() == {"lifecycle_events", "customer_metrics"}
    compare_derived(account, tables)


def test_a_stream_that_the_key_may_not_read_is_not_offered_and_the_others_are_written(
    account: Account, workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    everything_but_charges = "event customer subscription invoice plan product coupon credit_note dispute"
    account.add_key("rk_test_no_charges", [f"{right}_read" for right in everything_but_charges.split()])
    monkeypatch.setitem(workspace.environment, "STRIPE_API_KEY", "rk_test_no_charges")
    code = script("sync.py").replace("warehouse.duckdb", "no_charges.duckdb")

    tables = tables_of(workspace.run("sync.py", code))
    assert "customers" in tables.names() and "charges" not in tables.names()
