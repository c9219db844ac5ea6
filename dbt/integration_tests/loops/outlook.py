"""mrr_at_risk and renewals: one subscription after the other, as it stands."""

import calendar
from collections import defaultdict
from datetime import datetime, timedelta, timezone

from .ledger import Ledger, parsed, row
from .plans import contracts


def mrr_at_risk(ledger: Ledger, events: list[dict], subscriptions: list[dict], invoices: list[dict]) -> set[tuple]:
    plan = {event["subscription_id"]: event["plan"] for event in ledger.events}
    rows = set()
    for subscription in subscriptions:
        mrr = sum(event["mrr_delta"] for event in ledger.events if event["subscription_id"] == subscription["id"])
        unpaid = [each for each in invoices if each["status"] == "open" and subscription_of(each) == subscription["id"]]
        failing = [invoice for invoice in unpaid if failed(invoice, events)]
        is_past_due = subscription["status"] in ("past_due", "unpaid")
        cancel_at = time(subscription["cancel_at"])
        if mrr > 0 and (failing or is_past_due or cancel_at):
            tries = [time(invoice["next_payment_attempt"]) for invoice in failing if invoice["next_payment_attempt"]]
            rows.add(row(
                ledger, customer_id=subscription["customer"], subscription_id=subscription["id"],
                currency=subscription["currency"], plan=plan[subscription["id"]], mrr=mrr, is_past_due=is_past_due,
                is_cancelling=cancel_at is not None, cancel_at=cancel_at, is_payment_failing=bool(failing),
                failed_invoices=len(failing),
                failing_amount=sum(invoice["amount_due"] - invoice["amount_paid"] for invoice in failing),
                next_attempt_at=min(tries, default=None),
                failing_since=min((failed(invoice, events) for invoice in failing), default=None),
            ))  # fmt: skip
    return rows


def subscription_of(invoice: dict) -> str | None:
    return ((parsed(invoice["parent"]) or {}).get("subscription_details") or {}).get("subscription")


def failed(invoice: dict, events: list[dict]) -> datetime | None:
    times = [
        event["occurred_at"]
        for event in events
        if event["invoice_id"] == invoice["id"] and event["event_type"] == "payment_failed"
    ]
    return min(times, default=None)


def renewals(ledger: Ledger, subscriptions: list[dict], now: datetime) -> set[tuple]:
    _, _, held = contracts(ledger)
    horizon = months_later(now, 12)
    plan = {event["subscription_id"]: event["plan"] for event in ledger.events}
    rows = set()
    for subscription in subscriptions:
        amounts = held.get(subscription["id"], {})
        mrr = sum(amounts.values())
        if mrr <= 0:
            continue
        items = parsed(subscription["items"])["data"]
        items.sort(key=lambda item: (item["current_period_end"], item["price"]["id"]))
        ends = time(subscription["cancel_at"]) or datetime.max
        anchor = time(subscription["billing_cycle_anchor"])
        renewing: dict[datetime, list[tuple]] = defaultdict(list)
        ending = []
        for price, amount in amounts.items():
            item = next((each for each in items if each["price"]["id"] == price), items[0])
            recurring = item["price"]["recurring"]
            every = (recurring["interval"], recurring["interval_count"])
            ending.append((amount, every))
            for at in periods(time(item["current_period_end"]), anchor, *every, min(horizon, ends)):
                if at > now:
                    renewing[at].append((amount, every))
        if now < ends <= horizon:
            renewing[ends] = ending
        for number, at in enumerate(sorted(renewing), 1):
            intervals = {every for _, every in renewing[at]}
            interval, count = intervals.pop() if len(intervals) == 1 else (None, None)
            amount = sum(part for part, _ in renewing[at])
            rows.add(row(
                ledger, subscription_id=subscription["id"], customer_id=subscription["customer"],
                currency=subscription["currency"], plan=plan[subscription["id"]], renewal_number=number, renewal_at=at,
                renewal_month=at.date().replace(day=1), billing_interval=interval, billing_interval_count=count,
                mrr=amount, will_renew=at < ends, committed_mrr=amount if at < ends else 0,
            ))  # fmt: skip
    return rows


def periods(first: datetime, anchor: datetime, interval: str, count: int, until: datetime):
    """Ends of periods, one after the other. Months have the anchor's day, where the first end has it too."""
    at = first
    number = 0
    while at <= until:
        yield at
        number += count
        if interval in ("day", "week"):
            at = first + timedelta(days=number * (7 if interval == "week" else 1))
        else:
            months = number * (12 if interval == "year" else 1)
            day = anchor.day if months_later(first, 0, anchor.day) == first else first.day
            at = months_later(first, months, day)


def months_later(at: datetime, months: int, day: int | None = None) -> datetime:
    year, month = divmod(at.year * 12 + at.month - 1 + months, 12)
    last = calendar.monthrange(year, month + 1)[1]
    return at.replace(year=year, month=month + 1, day=min(day or at.day, last))


def time(seconds: int | None) -> datetime | None:
    return None if seconds is None else datetime.fromtimestamp(seconds, timezone.utc).replace(tzinfo=None)
