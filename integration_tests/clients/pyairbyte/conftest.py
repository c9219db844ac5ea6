"""Shared fixtures. ACCOUNT (environment) names the simulator's announcement; PGHOST etc. name a PostgreSQL."""

import os
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import airbyte._connector_base
import pandas
import pytest
from account import Account
from airbyte_protocol.models import AirbyteMessage
from strict_messages import parse_strictly
from workspace import Workspace

# The page's script for PostgreSQL replaces it.
PANDAS_READ_JSON = pandas.read_json


@pytest.fixture(scope="session")
def account() -> Account:
    account = Account(Path(os.environ["ACCOUNT"]))
    account.settle()
    return account


@pytest.fixture(scope="module")
def workspace(account: Account, tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    return Workspace(tmp_path_factory.mktemp("workspace"), account)


@pytest.fixture(scope="session", autouse=True)
def _every_message_parses_strictly() -> Iterator[None]:
    """Fails at the end if PyAirbyte could not parse a line. PyAirbyte itself logs such a line and continues."""
    problems: list[str] = []
    parsed_count = 0

    def parse(json_data: str) -> AirbyteMessage:
        nonlocal parsed_count
        parsed_count += 1
        try:
            return parse_strictly(json_data)
        except (AssertionError, ValueError) as problem:
            # A killed connector may leave an incomplete last line.
            if json_data.endswith("\n"):
                problems.append(str(problem))
            raise

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(airbyte._connector_base, "AirbyteMessage", SimpleNamespace(model_validate_json=parse))
        yield
    assert parsed_count > 0
    assert not problems, f"{len(problems)} messages, such as {problems[0]}"
