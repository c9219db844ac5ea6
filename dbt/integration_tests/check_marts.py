"""The marts hold what plain loops over the streams come to: one customer after the other, one month after the other.

Usage: check_marts.py DUCKDB_FILE
"""

import sys
from collections import defaultdict
from datetime import date, datetime, timedelta

import duckdb
from loops import latest, outlook, plans, reasons, retention, segments
from loops.ledger import Ledger, parsed

LEDGER = ("subscription_changed", "subscription_cancelled")


def main(duckdb_file: str) -> None:
    connection = duckdb.connect(duckdb_file, read_only=True)
    connection.execute("SET TimeZone = 'UTC'")
    events = read(connection, "main.lifecycle_events", "ORDER BY occurred_at, recorded_at, sequence, event_id")
    metrics = read(connection, "main.customer_metrics")
    invoices = latest(read(connection, "main.invoices"))
    subscriptions = latest(read(connection, "main.subscriptions"))
    countries = {
        each["id"]: (parsed(each["address"]) or {}).get("country")
        for each in latest(read(connection, "main.customers"))
    }
    rates = read(connection, "analytics_streams.exchange_rates")
    account = Account(events, metrics)
    ledger = Ledger(events, account.last)
    for mart, expected in (
        ("mrr_movements", movements(account)),
        ("mrr_daily", daily(account)),
        ("trial_conversion", trials(account)),
        ("churn_cohorts", cohorts(account)),
        ("payment_recovery", recoveries(account, invoices)),
        ("subscription_history", standings(account)),
        ("retention_monthly", retention.retention_monthly(ledger)),
        ("customers_monthly", retention.customers_monthly(ledger)),
        ("churn_reasons", reasons.churn_reasons(ledger)),
        ("mrr_by_plan", plans.mrr_by_plan(ledger)),
        ("mrr_movements_by_segment", segments.mrr_movements_by_segment(ledger, metrics, countries)),
        ("mrr_movements_converted", segments.mrr_movements_converted(ledger, rates, "usd")),
        ("mrr_at_risk", outlook.mrr_at_risk(ledger, events, subscriptions, invoices)),
        ("renewals", outlook.renewals(ledger, subscriptions, max(each["computed_at"] for each in metrics))),
    ):
        hold(mart, expected, read(connection, f"analytics_stripe_lifecycle.{mart}"))


def read(connection: duckdb.DuckDBPyConnection, table: str, order: str = "") -> list[dict]:
    found = connection.execute(f"SELECT * FROM {table} {order}")
    names = [column[0] for column in found.description]
    return [dict(zip(names, (naive(value) for value in row))) for row in found.fetchall()]


def naive(value):
    return value.replace(tzinfo=None) if isinstance(value, datetime) else value


class Account:
    """The ledger, and the days and months that it spans."""

    def __init__(self, events: list[dict], metrics: list[dict]) -> None:
        self.events = events
        self.metrics = metrics
        self.ledger = [each for each in events if each["event_type"] in LEDGER and each["mrr_delta"]]
        self.last = max([each["occurred_at"] for each in events] + [each["computed_at"] for each in metrics])
        self.currencies = sorted({each["currency"] for each in self.ledger})
        self.months = months(min(each["occurred_at"] for each in self.ledger), self.last)

    def mrr_at(self, before: datetime, currency: str) -> dict[str, int]:
        """Each customer's MRR before a time."""
        mrr: dict[str, int] = defaultdict(int)
        for change in self.ledger:
            if change["occurred_at"] < before and change["currency"] == currency:
                mrr[change["customer_id"]] += change["mrr_delta"]
        return mrr


def months(first: datetime, last: datetime) -> list[datetime]:
    found = [month_of(first)]
    while next_month(found[-1]) <= last:
        found.append(next_month(found[-1]))
    return found


def month_of(time: datetime) -> datetime:
    return datetime(time.year, time.month, 1)


def next_month(month: datetime) -> datetime:
    return month_of(month + timedelta(days=32))


def movements(account: Account) -> set[tuple]:
    rows = set()
    for currency in account.currencies:
        closing = 0
        for month in account.months:
            labelled: dict[str, int] = defaultdict(int)
            unlabelled: dict[str, int] = defaultdict(int)
            for change in account.ledger:
                if change["currency"] != currency or month_of(change["occurred_at"]) != month:
                    continue
                if change["movement"]:
                    labelled[change["movement"]] += change["mrr_delta"]
                else:
                    unlabelled[change["customer_id"]] += change["mrr_delta"]
            for delta in unlabelled.values():
                labelled["churn" if delta < 0 else "reactivation"] += delta
            opening, closing = closing, closing + sum(labelled.values())
            rows.add((
                ("month", month.date()), ("currency", currency), ("opening_mrr", opening), ("new_mrr", labelled["new"]),
                ("expansion_mrr", labelled["expansion"]), ("reactivation_mrr", labelled["reactivation"]),
                ("contraction_mrr", -labelled["contraction"]), ("churn_mrr", -labelled["churn"]),
                ("closing_mrr", closing),
            ))  # fmt: skip
    return rows


def daily(account: Account) -> set[tuple]:
    first, last = min(each["occurred_at"] for each in account.ledger).date(), account.last.date()
    rows = set()
    for currency in account.currencies:
        by_day: dict[date, list[dict]] = defaultdict(list)
        for change in account.ledger:
            if change["currency"] == currency:
                by_day[change["occurred_at"].date()].append(change)
        mrr: dict[str, int] = defaultdict(int)
        for day in (first + timedelta(days=number) for number in range((last - first).days + 1)):
            for change in by_day[day]:
                mrr[change["customer_id"]] += change["mrr_delta"]
            paying = sum(1 for amount in mrr.values() if amount > 0)
            rows.add((("day", day), ("currency", currency), ("mrr", sum(mrr.values())), ("paying_customers", paying)))
    return rows


def trials(account: Account) -> set[tuple]:
    counts: dict[datetime, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for subscription in by(account.events, "subscription_id").values():
        latest = None
        outcomes: dict[tuple, set[str]] = {}
        for event in subscription:
            if event["event_type"] == "trial_started":
                latest = (event["occurred_at"], event["trial_ends_at"])
                outcomes[latest] = set()
            elif event["event_type"] in ("trial_converted", "trial_expired") and latest:
                outcomes[latest].add(event["event_type"])
        for (started, ends), told in outcomes.items():
            month = counts[month_of(started)]
            month["started"] += 1
            if "trial_converted" in told:
                month["converted"] += 1
            elif "trial_expired" in told:
                month["expired"] += 1
            else:
                month["running" if ends > max(each["computed_at"] for each in account.metrics) else "undecided"] += 1
    names = ("started", "converted", "expired", "running", "undecided")
    return {
        (("trial_month", month.date()), *((name, count[name]) for name in names)) for month, count in counts.items()
    }


def cohorts(account: Account) -> set[tuple]:
    rows = set()
    at_end = {}
    first = min(each["signed_up_at"] for each in account.metrics if each["signed_up_at"])
    for currency in {each["currency"] for each in account.metrics if each["currency"]}:
        for month in months(first, account.last):
            at_end[currency, month] = account.mrr_at(next_month(month), currency)
    for basis, column in (("signed_up", "signed_up_at"), ("first_paid", "first_paid_at")):
        members = defaultdict(list)
        for each in account.metrics:
            if each[column] and each["currency"]:
                members[month_of(each[column]), each["currency"]].append(each["customer_id"])
        for (month, currency), customers in members.items():
            for since, later in enumerate(months(month, account.last)):
                mrr = [at_end[currency, later].get(each, 0) for each in customers]
                rows.add((
                    ("cohort_basis", basis), ("cohort_month", month.date()), ("currency", currency),
                    ("months_since", since), ("cohort_customers", len(customers)),
                    ("retained_customers", sum(1 for each in mrr if each > 0)),
                    ("retained_mrr", sum(mrr)),
                ))  # fmt: skip
    return rows


def recoveries(account: Account, invoices: list[dict]) -> set[tuple]:
    of_invoice = by(account.events, "invoice_id")
    rows = set()
    for invoice in invoices:
        types = {each["event_type"] for each in of_invoice.get(invoice["id"], [])}
        if not types & {"payment_failed", "payment_recovered"}:
            continue
        if "payment_recovered" in types:
            outcome = "recovered"
        elif "invoice_voided" in types:
            outcome = "voided"
        else:
            outcome = "uncollectible" if "invoice_uncollectible" in types else "open"
        rows.add((("invoice_id", invoice["id"]), ("outcome", outcome)))
    return rows


def standings(account: Account) -> set[tuple]:
    """The present MRR of each subscription that was ever told of."""
    told = ("trial_started", "trial_expired", *LEDGER)
    rows = set()
    for subscription, events in by(account.events, "subscription_id").items():
        if any(each["event_type"] in told for each in events):
            mrr = sum(each["mrr_delta"] or 0 for each in events)
            rows.add((("subscription_id", subscription), ("is_current", True), ("mrr", mrr)))
    return rows


def by(events: list[dict], column: str) -> dict[str, list[dict]]:
    groups: dict[str, list[dict]] = defaultdict(list)
    for event in events:
        if event[column]:
            groups[event[column]].append(event)
    return groups


def hold(mart: str, expected: set[tuple], found: list[dict]) -> None:
    assert expected, f"{mart}: nothing to compare with"
    names = [name for name, _ in next(iter(expected))]
    if "is_current" in names:
        found = [row for row in found if row["is_current"]]
    rows = [tuple((name, row[name]) for name in names) for row in found]
    lacking, extra = expected - set(rows), set(rows) - expected
    assert not lacking and not extra, f"{mart}: expected {sample(lacking)}, found {sample(extra)}"
    assert len(rows) == len(expected), f"{mart}: {len(rows)} rows instead of {len(expected)}"
    print(f"{mart}: {len(rows)} rows as computed")


def sample(rows: set[tuple]) -> list[tuple]:
    return sorted(rows, key=str)[:3]


if __name__ == "__main__":
    main(*sys.argv[1:])
