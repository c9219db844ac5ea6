"""The simulated Stripe account: where it is, and what a perfect reader of it would know."""

import json
import urllib.request


class Account:
    """A running simulator, from the line that its command prints."""

    def __init__(self, announcement: str) -> None:
        told = json.loads(announcement)
        self.url: str = told["url"]
        self.key: str = told["key"]

    def truth(self, kind: str) -> dict[str, dict]:
        """Every object of a kind by its id."""
        with urllib.request.urlopen(f"{self.url}/_simulator/truth/{kind}") as answer:
            objects = [json.loads(line) for line in answer]
        return {each["id"]: each for each in objects}

    def advance(self, **time: int) -> None:
        """The account lives on by so many `seconds` or `days`."""
        body = json.dumps(time).encode()
        request = urllib.request.Request(f"{self.url}/_simulator/advance", data=body, method="POST")
        urllib.request.urlopen(request).close()
