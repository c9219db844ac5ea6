"""The simulated Stripe account: its truth, and its controls."""

import json
import urllib.request
from pathlib import Path

# Longer than the maximum delay of an event.
SETTLE_SECONDS = 120


class Account:
    """A running simulator, from the file with the line that its command prints."""

    def __init__(self, announcement: Path) -> None:
        announcement_line = json.loads(announcement.read_text())
        self.url: str = announcement_line["url"]
        self.key: str = announcement_line["key"]

    def truth(self, kind: str) -> dict[str, dict]:
        """Returns every object of a kind by its id."""
        objects = [json.loads(line) for line in self._ask("GET", f"truth/{kind}").split("\n") if line]
        return {each["id"]: each for each in objects}

    def settle(self) -> None:
        """Advances the time until nothing happened for so long that a sync can see everything."""
        while True:
            before = self.event_count()
            self._advance(seconds=SETTLE_SECONDS)
            if self.event_count() == before:
                return

    def live(self, days: int) -> None:
        """Advances the account by some days, and then until it settles."""
        before = self.event_count()
        self._advance(days=days)
        self.settle()
        assert self.event_count() > before, "the account did not change: the next sync would show nothing"

    def event_count(self) -> int:
        return self._ask("GET", "truth/events").count("\n")

    def stall(self, endpoint: str) -> None:
        """Stops answering requests like `GET /v1/invoices` after the first one, which is the connection check's."""
        first = {"kind": "slow", "ms": 0, "endpoint": endpoint, "times": 1}
        self._ask("POST", "faults", [first, {"kind": "hang", "endpoint": endpoint}])

    def recover(self) -> None:
        """Answers every request again."""
        self._ask("DELETE", "faults")

    def add_key(self, key: str, scopes: list[str]) -> None:
        self._ask("POST", "keys", {"key": key, "scopes": scopes})

    def reset_requests(self) -> None:
        self._ask("DELETE", "requests")

    def requests(self) -> dict[str, int]:
        """Returns the number of requests of each kind, such as `GET /v1/invoices`, since the last reset."""
        return json.loads(self._ask("GET", "requests"))["counts"]

    def _advance(self, **time: int) -> None:
        self._ask("POST", "advance", time)

    def _ask(self, method: str, path: str, body: object = None) -> str:
        data = None if body is None else json.dumps(body).encode()
        request = urllib.request.Request(f"{self.url}/_simulator/{path}", data=data, method=method)
        with urllib.request.urlopen(request) as answer:
            return answer.read().decode()
