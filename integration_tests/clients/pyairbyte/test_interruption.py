"""Interrupted reads, in the order in which they happen: which records are kept, and how the next read resumes."""

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import airbyte.exceptions
import pytest
from account import Account
from airbyte.caches import DuckDBCache
from comparison import compare_all
from tables import Tables
from workspace import Workspace, tables_of

SCRIPT = "sync.py"
# Importing PyAirbyte alone takes half a minute on a busy machine.
PATIENCE_SECONDS = 120


def test_when_pyairbyte_is_killed_in_a_first_read_the_connector_ends_too(
    account: Account, workspace: Workspace
) -> None:
    environment = {**os.environ, **workspace.environment}
    command = [sys.executable, str(workspace.save(SCRIPT))]
    with stalled(account, "GET /v1/charges"):
        with subprocess.Popen(command, cwd=workspace.folder, env=environment) as pyairbyte:
            try:
                until(lambda: is_waiting(account, "GET /v1/charges"))
                (connector,) = children(pyairbyte.pid)
            finally:
                pyairbyte.kill()
        until(lambda: not Path(f"/proc/{connector}").exists())


def test_when_the_connector_is_killed_in_a_first_read_the_script_fails_and_nothing_is_written(
    account: Account, workspace: Workspace
) -> None:
    with stalled(account, "GET /v1/charges"), killed_once_waiting(account, "GET /v1/charges", "GET /v1/customers"):
        with pytest.raises(airbyte.exceptions.AirbyteConnectorFailedError):
            workspace.run(SCRIPT)
    assert account.requests()["GET /v1/customers"] > 1
    assert row_counts(workspace) == {}


@pytest.fixture(scope="module")
def complete(workspace: Workspace) -> dict:
    """The variables of the next run, without interruption."""
    return workspace.run(SCRIPT)


def test_the_next_read_is_complete(account: Account, complete: dict) -> None:
    compare_all(account, tables_of(complete))


def test_when_a_later_read_is_cut_short_the_tables_stay_and_the_next_goes_on_from_the_last_good_one(
    account: Account, workspace: Workspace, complete: dict
) -> None:
    account.live(days=3)
    before = row_counts(workspace)
    with stalled(account, "GET /v1/events"), killed_once_waiting(account, "GET /v1/events"):
        with pytest.raises(airbyte.exceptions.AirbyteConnectorFailedError):
            workspace.run(SCRIPT)
    assert row_counts(workspace) == before

    resumed = workspace.run(SCRIPT)
    assert 0 < resumed["result"].processed_records < complete["result"].processed_records / 5
    compare_all(account, tables_of(resumed))


@contextmanager
def stalled(account: Account, endpoint: str) -> Iterator[None]:
    """Stops an endpoint from answering reads."""
    account.reset_requests()
    account.stall(endpoint)
    try:
        yield
    finally:
        account.recover()


@contextmanager
def killed_once_waiting(account: Account, *endpoints: str) -> Iterator[None]:
    """Kills the connector of this process as soon as it has requested every one of the endpoints."""

    def kill() -> None:
        until(lambda: all(is_waiting(account, endpoint) for endpoint in endpoints))
        for connector in children(os.getpid()):
            os.kill(connector, signal.SIGKILL)

    killer = threading.Thread(target=kill)
    killer.start()
    try:
        yield
    finally:
        killer.join()


def is_waiting(account: Account, endpoint: str) -> bool:
    """Returns whether a read has requested an endpoint. The connection check has requested it once before."""
    return account.requests().get(endpoint, 0) > 1


def children(process: int) -> list[int]:
    """Returns the running child processes of a process."""
    lists = [task.joinpath("children").read_text() for task in Path(f"/proc/{process}/task").iterdir()]
    return [int(child) for one in lists for child in one.split()]


def until(condition: Callable[[], object]) -> None:
    deadline = time.monotonic() + PATIENCE_SECONDS
    while not condition():
        assert time.monotonic() < deadline, "what was waited for did not happen"
        time.sleep(0.05)


def row_counts(workspace: Workspace) -> dict[str, int]:
    """Returns the number of rows of each stream's table."""
    tables = Tables(DuckDBCache(db_path=workspace.folder / "warehouse.duckdb", schema_name="stripe"))
    return {name: len(tables.rows(name, "_airbyte_raw_id")) for name in tables.names()}
