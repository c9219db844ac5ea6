"""The simulated Stripe account: what a perfect reader of it would know, and what can be done to it."""

import json
import urllib.request
from pathlib import Path

# Longer than Stripe may take to show an event.
SETTLE_SECONDS = 120


class Account:
    """A running simulator, from the file with the line that its command prints."""

    def __init__(self, announcement: Path) -> None:
        told = json.loads(announcement.read_text())
        self.url: str = told["url"]
        self.key: str = told["key"]

    def truth(self, kind: str) -> dict[str, dict]:
        """Every object of a kind by its id."""
        objects = [json.loads(line) for line in self._ask("GET", f"truth/{kind}").split("\n") if line]
        return {each["id"]: each for each in objects}

    def settle(self) -> None:
        """Lets time pass until nothing happened for so long that a sync may see everything."""
        while True:
            before = self.event_count()
            self._advance(seconds=SETTLE_SECONDS)
            if self.event_count() == before:
                return

    def live(self, days: int) -> None:
        """The account lives on, and settles."""
        before = self.event_count()
        self._advance(days=days)
        self.settle()
        assert self.event_count() > before, "the account did not change: the next sync would show nothing"

    def event_count(self) -> int:
        return self._ask("GET", "truth/events").count("\n")

    def stall(self, endpoint: str) -> None:
        """From now on requests like `GET /v1/invoices` get no answer but the first, which is the connection check's."""
        first = {"kind": "slow", "ms": 0, "endpoint": endpoint, "times": 1}
        self._ask("POST", "faults", [first, {"kind": "hang", "endpoint": endpoint}])

    def recover(self) -> None:
        """Every request gets its answer again."""
        self._ask("DELETE", "faults")

    def add_key(self, key: str, scopes: list[str]) -> None:
        self._ask("POST", "keys", {"key": key, "scopes": scopes})

    def forget_requests(self) -> None:
        self._ask("DELETE", "requests")

    def requests(self) -> dict[str, int]:
        """How many requests there were of each kind, such as `GET /v1/invoices`, since they were last forgotten."""
        return json.loads(self._ask("GET", "requests"))["counts"]

    def _advance(self, **time: int) -> None:
        self._ask("POST", "advance", time)

    def _ask(self, method: str, path: str, body: object = None) -> str:
        data = None if body is None else json.dumps(body).encode()
        request = urllib.request.Request(f"{self.url}/_simulator/{path}", data=data, method=method)
        with urllib.request.urlopen(request) as answer:
            return answer.read().decode()
