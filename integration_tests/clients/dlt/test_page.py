"""The script of docs/use/dlt.md, unchanged, against a simulated account."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import duckdb
import pytest
from account import Account

ROOT = Path(__file__).parents[3]
PAGE = (ROOT / "docs/use/dlt.md").read_text()


class Pipeline:
    """A folder that was made as the page says. The connector is the built one instead of the published package."""

    def __init__(self, folder: Path, key: str) -> None:
        self.folder = folder
        (folder / "node_modules/.bin").mkdir(parents=True)
        (folder / "node_modules/.bin/source-stripe-lifecycle").symlink_to(ROOT / "bin/source-stripe-lifecycle")
        (script,) = re.findall(r"Save this as `stripe_lifecycle.py`:\n\n```python\n(.*?)```", PAGE, re.DOTALL)
        (folder / "stripe_lifecycle.py").write_text(script)
        self.set_key(key)

    def set_key(self, key: str) -> None:
        (line,) = re.findall(r"^\(umask 077 && (printf .*)\)$", PAGE, re.MULTILINE)
        (self.folder / ".dlt").mkdir(exist_ok=True)
        command = line.replace("rk_live_...", key)
        subprocess.run(["sh", "-c", command], cwd=self.folder, check=True)

    def run(self) -> subprocess.CompletedProcess:
        command = [sys.executable, "stripe_lifecycle.py"]
        return subprocess.run(command, cwd=self.folder, capture_output=True, text=True, timeout=300)

    def rows(self, sql: str) -> list[tuple]:
        with duckdb.connect(str(self.folder / "stripe_warehouse.duckdb"), read_only=True) as database:
            return database.sql(sql).fetchall()


@pytest.fixture(scope="module")
def account() -> Account:
    return Account(Path(os.environ["ACCOUNT"]))


@pytest.fixture(scope="module")
def pipeline(account: Account, tmp_path_factory: pytest.TempPathFactory) -> Pipeline:
    account.settle()
    return Pipeline(tmp_path_factory.mktemp("pipeline"), account.key)


def expect_truth(account: Account, pipeline: Pipeline) -> None:
    for table, kind in [("customers", "customers"), ("invoices", "invoices"), ("subscriptions", "subscriptions")]:
        ids = [each for (each,) in pipeline.rows(f"SELECT id FROM stripe.{table} WHERE NOT is_deleted")]
        assert sorted(ids) == sorted(account.truth(kind)), table
    balance = "SELECT currency, sum({}) FROM stripe.{} WHERE currency IS NOT NULL GROUP BY 1 ORDER BY 1"
    mrr = pipeline.rows(balance.format("mrr", "customer_metrics"))
    assert mrr == pipeline.rows(balance.format("mrr_delta", "lifecycle_events"))
    assert sum(amount for _, amount in mrr) > 0


def test_first_and_later_runs_hold_the_account(account: Account, pipeline: Pipeline) -> None:
    first = pipeline.run()
    assert first.returncode == 0, first.stderr
    expect_truth(account, pipeline)
    account.live(days=6)
    # Another machine: dlt finds the connector's states in the database.
    shutil.rmtree(os.environ["DLT_DATA_DIR"])
    again = pipeline.run()
    assert again.returncode == 0, again.stderr
    expect_truth(account, pipeline)
    loaded = "SELECT count(*), count(*) FILTER (_dlt_load_id = (SELECT max(load_id) FROM stripe._dlt_loads)) FROM stripe."
    for table in ["lifecycle_events", "customers", "invoices"]:
        [(rows, changed)] = pipeline.rows(loaded + table)
        assert 0 < changed < rows / 2, table


def test_tables_have_the_schemas_types(pipeline: Pipeline) -> None:
    types = dict(
        pipeline.rows(
            "SELECT column_name, data_type FROM duckdb_columns() WHERE table_name = 'subscriptions' "
            "AND schema_name = 'stripe'"
        )
    )
    expected = {"id": "VARCHAR", "created": "BIGINT", "items": "JSON", "cancel_at_period_end": "BOOLEAN"}
    assert {name: types[name] for name in expected} == expected
    assert types["observed_at"] == "TIMESTAMP WITH TIME ZONE"


def test_a_failed_run_gives_the_reason_and_changes_nothing(account: Account, pipeline: Pipeline) -> None:
    before = pipeline.rows("SELECT count(*), max(computed_at) FROM stripe.customer_metrics")
    pipeline.set_key("rk_test_deleted")
    failed = pipeline.run()
    assert failed.returncode != 0
    assert "API key" in failed.stderr
    assert "rk_test_deleted" not in failed.stderr + failed.stdout
    assert pipeline.rows("SELECT count(*), max(computed_at) FROM stripe.customer_metrics") == before
    pipeline.set_key(account.key)
    assert pipeline.run().returncode == 0
