"""Why the page's script for PostgreSQL replaces `pandas.read_json`."""

import pandas
import pytest
import sqlalchemy.exc
from conftest import PANDAS_READ_JSON
from page import script, selecting
from workspace import Workspace

REPLACEMENT = "pandas.read_json = functools.partial("
CREDIT_NOTES = 'source.select_streams(["credit_notes"])'


def test_pyairbyte_of_this_version_cannot_write_unix_seconds_named_at_into_postgresql(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    """If this fails, PyAirbyte is fixed: simplify the page and its script."""
    kept = [line for line in script("sync_postgres.py").splitlines() if not line.startswith(REPLACEMENT)]
    monkeypatch.setattr(pandas, "read_json", PANDAS_READ_JSON)
    with pytest.raises((sqlalchemy.exc.ProgrammingError, FloatingPointError)):
        workspace.run("as_it_is.py", selecting("\n".join(kept), CREDIT_NOTES))
