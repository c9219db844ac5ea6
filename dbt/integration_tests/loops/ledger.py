"""The changes of MRR, one customer after the other."""

import json
from collections import defaultdict
from datetime import datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal

LABELS = ("new", "expansion", "reactivation", "contraction", "churn")
LOSSES = ("contraction", "churn")


class Ledger:
    """Events with a delta by customer and currency, and the months that they span. Events have to be in their order."""

    def __init__(self, events: list[dict], until: datetime) -> None:
        self.events = [e for e in events if e["event_type"] in ("subscription_changed", "subscription_cancelled")]
        self.changes = [event for event in self.events if event["mrr_delta"]]
        self.account_id = self.changes[0]["account_id"]
        self.until = until
        self.months = [month_of(min(change["occurred_at"] for change in self.changes))]
        while next_month(self.months[-1]) <= until:
            self.months.append(next_month(self.months[-1]))
        self.of_customer: dict[tuple[str, str], list[dict]] = defaultdict(list)
        for change in self.changes:
            self.of_customer[change["currency"], change["customer_id"]].append(change)
        self.currencies = sorted({currency for currency, _ in self.of_customer})

    def customers(self, currency: str) -> list["Customer"]:
        return [Customer(id, rows) for (of, id), rows in self.of_customer.items() if of == currency]


class Customer:
    """One customer's changes of one currency."""

    def __init__(self, customer_id: str, changes: list[dict]) -> None:
        self.customer_id = customer_id
        self.changes = changes

    def mrr_before(self, time: datetime) -> int:
        return sum(change["mrr_delta"] for change in self.changes if change["occurred_at"] < time)

    def had_mrr_before(self, time: datetime) -> bool:
        mrr = 0
        for change in self.changes:
            if change["occurred_at"] >= time:
                return False
            mrr += change["mrr_delta"]
            if mrr > 0:
                return True
        return False

    def within(self, month: datetime) -> list[dict]:
        return [change for change in self.changes if month_of(change["occurred_at"]) == month]

    def movements(self, month: datetime) -> dict[str, int]:
        """Amounts by label. Losses are positive. Changes without a label count as what they come to."""
        amounts = dict.fromkeys(LABELS, 0)
        unlabelled = 0
        for change in self.within(month):
            if change["movement"]:
                amounts[change["movement"]] += change["mrr_delta"]
            else:
                unlabelled += change["mrr_delta"]
        amounts["churn" if unlabelled < 0 else "reactivation"] += unlabelled
        return {label: -amount if label in LOSSES else amount for label, amount in amounts.items()}


def month_of(time: datetime) -> datetime:
    return datetime(time.year, time.month, 1)


def next_month(month: datetime) -> datetime:
    return month_of(month + timedelta(days=32))


def quotient(dividend: int, divisor: int) -> Decimal | None:
    if divisor == 0:
        return None
    return (Decimal(dividend) / Decimal(divisor)).quantize(Decimal("0.000001"), ROUND_HALF_UP)


def parsed(value):
    """A JSON column's value, which comes as text."""
    return json.loads(value) if isinstance(value, str) else value


def row(ledger: Ledger, **columns) -> tuple:
    return (("account_id", ledger.account_id), *columns.items())
