"""mrr_by_plan: what each subscription holds, one event after the other."""

from collections import defaultdict
from datetime import datetime

from .ledger import LOSSES, Ledger, month_of, next_month, parsed, row

COLUMNS = ("new", "expansion", "reactivation", "transferred_in", "contraction", "churn", "transferred_out")


def contracts(ledger: Ledger) -> tuple[dict[str, dict], dict[str, dict], dict[str, dict]]:
    """What each event changed by plan, what each plan is, and what each subscription holds in the end."""
    held: dict[str, dict[str | None, int]] = defaultdict(dict)
    mrr: dict[str, int] = defaultdict(int)
    changed, plans = {}, {None: (None, None, None, None)}
    for event in ledger.events:
        subscription = event["subscription_id"]
        mrr[subscription] += event["mrr_delta"]
        after: dict[str | None, int] = defaultdict(int)
        for item in parsed(event["items"]) or []:
            after[item["price_id"]] += item["mrr"]
            plans[item["price_id"]] = tuple(
                item[name] for name in ("product_id", "product_name", "interval", "interval_count")
            )
        # Items that are not known are a plan without a name.
        after[None] += mrr[subscription] - sum(after.values())
        before = held[subscription]
        deltas = {price: after.get(price, 0) - before.get(price, 0) for price in {*after, *before}}
        changed[event["event_id"]] = {price: delta for price, delta in deltas.items() if delta}
        held[subscription] = {price: amount for price, amount in after.items() if amount}
    return changed, plans, held


def mrr_by_plan(ledger: Ledger) -> set[tuple]:
    changed, plans, _ = contracts(ledger)
    moved: dict[tuple, dict[str, int]] = defaultdict(lambda: dict.fromkeys(COLUMNS, 0))
    for label, events in movements(ledger):
        deltas: dict[str | None, int] = defaultdict(int)
        for event in events:
            for price, delta in changed[event["event_id"]].items():
                deltas[price] += delta
        currency, month = events[0]["currency"], month_of(events[0]["occurred_at"])
        gains = {price: delta for price, delta in deltas.items() if delta > 0}
        losses = {price: -delta for price, delta in deltas.items() if delta < 0}
        transferred = min(sum(gains.values()), sum(losses.values()))
        for amounts, name, sign in ((gains, "transferred_in", 1), (losses, "transferred_out", -1)):
            left = transferred
            for price in sorted(amounts, key=lambda each: (-amounts[each], each or "")):
                taken = min(left, amounts[price])
                left -= taken
                moved[currency, price, month][name] += taken
                if amounts[price] > taken:
                    rest = sign * (amounts[price] - taken)
                    moved[currency, price, month][label] += -rest if label in LOSSES else rest
    rows = set()
    for currency, price in {(currency, price) for currency, price, _ in moved}:
        closing = 0
        for month in ledger.months:
            columns = moved.get((currency, price, month)) or dict.fromkeys(COLUMNS, 0)
            opening = closing
            for name, amount in columns.items():
                closing += -amount if name in (*LOSSES, "transferred_out") else amount
            if opening or closing or any(columns.values()):
                product, name, interval, count = plans[price]
                rows.add(row(
                    ledger, currency=currency, month=month.date(), price_id=price, product_id=product, plan=name,
                    billing_interval=interval, billing_interval_count=count, opening_mrr=opening,
                    **{f"{name}_mrr": amount for name, amount in columns.items()}, closing_mrr=closing,
                    subscriptions=subscribed(ledger, changed, currency, price, next_month(month)),
                ))  # fmt: skip
    return rows


def movements(ledger: Ledger):
    """Events that are one movement, with its label: an event; or one that takes all MRR away without being churn, with
    the next one of the month, which brings it back."""
    for event in ledger.events:
        if not event["mrr_delta"]:
            yield None, [event]
    for currency in ledger.currencies:
        for customer in ledger.customers(currency):
            mrr, pending = 0, None
            for change in customer.changes:
                mrr += change["mrr_delta"]
                month = month_of(change["occurred_at"])
                label = change["movement"] or unlabelled(customer, month)
                if pending and month_of(pending["occurred_at"]) == month and pending["movement"] == change["movement"]:
                    yield label, [pending, change]
                    pending = None
                    continue
                if pending:
                    yield pending["movement"] or unlabelled(customer, month_of(pending["occurred_at"])), [pending]
                    pending = None
                if mrr <= 0 and change["movement"] != "churn":
                    pending = change
                else:
                    yield label, [change]
            if pending:
                yield pending["movement"] or unlabelled(customer, month_of(pending["occurred_at"])), [pending]


def unlabelled(customer, month: datetime) -> str:
    net = sum(change["mrr_delta"] for change in customer.within(month) if change["movement"] is None)
    return "churn" if net < 0 else "reactivation"


def subscribed(ledger: Ledger, changed: dict, currency: str, price: str | None, before: datetime) -> int:
    amounts: dict[str, int] = defaultdict(int)
    for event in ledger.events:
        if event["currency"] == currency and event["occurred_at"] < before:
            amounts[event["subscription_id"]] += changed[event["event_id"]].get(price, 0)
    return sum(1 for amount in amounts.values() if amount > 0)
