"""A platform's connection: a connector's command, its saved state, and the tables that its reads fill."""

import json
import os
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path


@dataclass
class Connection:
    """Reads streams repeatedly, each time from the state that the last read stored."""

    command: Sequence[str]
    config: dict
    work: Path
    """A folder for the connector's input files."""
    env: dict[str, str]
    cwd: Path | None = None
    catalog: list[dict] = field(default_factory=list)
    states: dict[str, dict] = field(default_factory=dict)
    tables: dict[str, dict[str, dict]] = field(default_factory=dict)
    """Rows by stream and id: the record with the greatest cursor of each id, or the first of them if they tie."""
    cursors: dict[str, str] = field(default_factory=dict)
    """The field that orders two records of one id by age, by stream."""

    def discover(self) -> None:
        """Fills the catalog, once."""
        if self.catalog:
            return
        self._write("config", self.config)
        [self.catalog] = [message["catalog"]["streams"] for message in self._run("discover") if message["type"] == "CATALOG"]
        self.cursors = {each["name"]: each["default_cursor_field"][0] for each in self.catalog if each.get("default_cursor_field")}

    def read(self, streams: Sequence[str]) -> None:
        self.discover()
        missing = set(streams) - {each["name"] for each in self.catalog}
        assert not missing, f"{self.command[-1]} has no {missing}"
        self._write("catalog", {"streams": [configured(each) for each in self.catalog if each["name"] in streams]})
        self._write("state", list(self.states.values()))
        for message in self._run("read", "--catalog", self._path("catalog"), "--state", self._path("state")):
            if message["type"] == "RECORD":
                self._keep(message["record"]["stream"], message["record"]["data"])
            if message["type"] == "STATE":
                self.states[message["state"]["stream"]["stream_descriptor"]["name"]] = message["state"]

    def _keep(self, stream: str, row: dict) -> None:
        table = self.tables.setdefault(stream, {})
        known = table.get(row["id"])
        cursor = self.cursors[stream]
        if known is None or row[cursor] > known[cursor]:
            table[row["id"]] = row

    def _run(self, verb: str, *arguments: str) -> list[dict]:
        done = subprocess.run(
            [*self.command, verb, "--config", self._path("config"), *arguments],
            cwd=self.cwd,
            env={**os.environ, **self.env},
            capture_output=True,
            text=True,
        )
        assert done.returncode == 0, f"{verb} of {self.command[-1]} failed:\n{done.stdout[-3000:]}\n{done.stderr[-3000:]}"
        # Not splitlines(), because JSON can contain separators that Python treats as line ends.
        return [json.loads(line) for line in done.stdout.split("\n") if line.startswith("{")]

    def _write(self, name: str, content: object) -> None:
        Path(self._path(name)).write_text(json.dumps(content))

    def _path(self, name: str) -> str:
        return str(self.work / f"{name}.json")


def configured(stream: dict) -> dict:
    return {
        "stream": stream,
        "sync_mode": "incremental",
        "destination_sync_mode": "append_dedup",
        "cursor_field": stream["default_cursor_field"],
        "primary_key": stream["source_defined_primary_key"],
    }
