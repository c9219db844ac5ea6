"""Objects of resources that the simulated account's past does not make, from Stripe's fixtures (stripe/openapi)."""

import itertools
import json
import urllib.request
from pathlib import Path

FIXTURES = Path(__file__).parents[4] / "shared/data/stripe-fixtures3.json"
HAS_FIXTURES = FIXTURES.exists()

PARENTS = {
    "/v1/accounts": "account",
    "/v1/application_fees": "application_fee",
    "/v1/checkout/sessions": "checkout.session",
    "/v1/files": "file",
    "/v1/issuing/authorizations": "issuing.authorization",
    "/v1/issuing/cardholders": "issuing.cardholder",
    "/v1/issuing/cards": "issuing.card",
    "/v1/issuing/transactions": "issuing.transaction",
    "/v1/payment_intents": "payment_intent",
    "/v1/payouts": "payout",
    "/v1/plans": "plan",
    "/v1/promotion_codes": "promotion_code",
    "/v1/radar/early_fraud_warnings": "radar.early_fraud_warning",
    "/v1/reviews": "review",
    "/v1/setup_intents": "setup_intent",
    "/v1/shipping_rates": "shipping_rate",
    "/v1/subscription_schedules": "subscription_schedule",
    "/v1/topups": "topup",
    "/v1/transfers": "transfer",
}
"""The type of the objects of each list."""

CHILDREN = {
    "/v1/accounts/{id}/persons": "person",
    "/v1/application_fees/{id}/refunds": "fee_refund",
    "/v1/checkout/sessions/{id}/line_items": "item",
    "/v1/customers/{id}/balance_transactions": "customer_balance_transaction",
    "/v1/customers/{id}/payment_methods": "payment_method",
    "/v1/customers/{id}/sources": "bank_account",
    "/v1/transfers/{id}/reversals": "transfer_reversal",
}
"""The same of lists that each object of another list has."""

BY_PARENT = {
    ("/v1/balance_transactions", "payout", "/v1/payouts"): "balance_transaction",
    ("/v1/file_links", "file", "/v1/files"): "file_link",
    ("/v1/setup_attempts", "setup_intent", "/v1/setup_intents"): "setup_attempt",
}
"""The same of lists whose objects name another object, with the field and the list of the others."""


PARENTS_IN_LIST = 2
CHILDREN_OF_PARENT = 2
SECONDS_BETWEEN = 60


class Shelf:
    """The lists of one simulated account."""

    def __init__(self, url: str) -> None:
        self._url = url
        self._fixtures = json.loads(FIXTURES.read_text())["resources"]

    def fill(self, now: int, *, first: int, event: bool) -> None:
        """Adds objects to each list, and children to each of these objects and to some customers.

        Their ids count up from `first`. They were created within the day before `now`, in Unix seconds. With `event`,
        the events that report new objects are written, where Stripe has one.
        """
        numbers = itertools.count(first)

        def made(kind: str, count: int, **fields: str) -> list[dict]:
            return [{**self._object(kind, next(numbers), now), **fields} for _ in range(count)]

        parents = {path: made(kind, PARENTS_IN_LIST) for path, kind in PARENTS.items()}
        additions = [(path, each) for path, objects in parents.items() for each in objects]
        parents["/v1/customers"] = self._customers()[:PARENTS_IN_LIST]
        for path, kind in CHILDREN.items():
            for parent in parents[path.split("/{id}")[0]]:
                own_path = path.replace("{id}", parent["id"])
                additions += [(own_path, each) for each in made(kind, CHILDREN_OF_PARENT)]
        for (path, field, list_of_parents), kind in BY_PARENT.items():
            for parent in parents[list_of_parents]:
                additions += [(path, each) for each in made(kind, CHILDREN_OF_PARENT, **{field: parent["id"]})]
        self._post([{"path": path, "object": each, **({} if event else {"event": None})} for path, each in additions])

    def _object(self, kind: str, number: int, now: int) -> dict:
        fixture = named(self._fixtures[kind])
        prefix = fixture["id"].rpartition("_")[0]
        created = {"created": now - SECONDS_BETWEEN * (1_000 - number)} if "created" in fixture else {}
        return {**fixture, "id": f"{prefix}_shelf{number:04}", **created}

    def _customers(self) -> list[dict]:
        with urllib.request.urlopen(f"{self._url}/_simulator/truth/customers?format=array") as response:
            return json.load(response)

    def _post(self, additions: list[dict]) -> None:
        body = json.dumps(additions).encode()
        urllib.request.urlopen(urllib.request.Request(f"{self._url}/_simulator/shelf", data=body, method="POST")).close()


def named(value: object) -> object:
    """Returns a fixture as a list shows it. Fixtures expand some fields to another object, with the id `obj_123`."""
    if isinstance(value, list):
        return [named(each) for each in value]
    if isinstance(value, dict):
        is_expanded = value.get("id") == "obj_123" and "object" in value
        return value["id"] if is_expanded else {field: named(each) for field, each in value.items()}
    return value
