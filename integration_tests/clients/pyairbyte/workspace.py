"""A fresh folder, created as the page instructs."""

import os
import runpy
import uuid
from pathlib import Path

import psycopg2
from account import Account
from airbyte.caches.base import CacheBase
from page import ROOT, script
from tables import Tables


class Workspace:
    """A folder with the connector in it, an empty PostgreSQL database, and the environment that the page sets."""

    def __init__(self, folder: Path, account: Account) -> None:
        self.folder = folder
        self.environment = {
            "STRIPE_API_KEY": account.key,
            "STRIPE_API_BASE": account.url,
            "PGDATABASE": new_database(),
            "PGPASSWORD": "unused",
        }
        (folder / "source-stripe-lifecycle").symlink_to(ROOT)

    def save(self, name: str, code: str | None = None) -> Path:
        """Saves a script of the page, or a changed one."""
        path = self.folder / name
        path.write_text(script(name) if code is None else code)
        return path

    def run(self, name: str, code: str | None = None) -> dict:
        """Saves a script, runs it in this process, where PyAirbyte is already imported, and returns its variables."""
        before = Path.cwd()
        os.environ.update(self.environment)
        os.chdir(self.folder)
        try:
            return runpy.run_path(str(self.save(name, code)))
        finally:
            os.chdir(before)


def new_database() -> str:
    """Creates an empty database in the server that PGHOST and similar variables name."""
    name = f"sync_{uuid.uuid4().hex}"
    server = psycopg2.connect(dbname="postgres")
    server.autocommit = True
    server.cursor().execute(f"CREATE DATABASE {name}")
    server.close()
    return name


def tables_of(variables: dict) -> Tables:
    """Returns the tables that a script of the page wrote to."""
    cache: CacheBase = variables["cache"]
    return Tables(cache)
