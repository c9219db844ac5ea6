"""churn_reasons: why customers left, one customer and month after the other."""

from collections import defaultdict

from .ledger import Ledger, next_month, parsed, row

KINDS = {"unpaid": "unpaid", "paused": "paused", "cancellation_requested": "cancelling"}


def churn_reasons(ledger: Ledger) -> set[tuple]:
    plans = plans_before(ledger)
    sums: dict[tuple, list[int]] = defaultdict(lambda: [0, 0, 0])
    for currency in ledger.currencies:
        for customer in ledger.customers(currency):
            for month in ledger.months:
                changes = customer.within(month)
                amounts = {each["event_id"]: -each["mrr_delta"] for each in changes if each["movement"] == "churn"}
                unlabelled = [each for each in changes if each["movement"] is None]
                net = sum(each["mrr_delta"] for each in unlabelled)
                if net < 0:
                    last = [each for each in unlabelled if each["mrr_delta"] < 0][-1]
                    amounts[last["event_id"]] = -net
                left = [each for each in changes if each["event_id"] in amounts]
                is_gone = customer.mrr_before(month) > 0 and customer.mrr_before(next_month(month)) <= 0
                for each in left:
                    key = (month.date(), currency, *reason(each), plans[each["event_id"]])
                    sums[key][0] += amounts[each["event_id"]]
                    sums[key][1] += 1
                if is_gone:
                    # Gone at the month's end with a movement that ends in the next month: no churn, but a customer.
                    last = left[-1] if left else [each for each in changes if each["mrr_delta"] < 0][-1]
                    sums[month.date(), currency, *reason(last), plans[last["event_id"]]][2] += 1
    names = ("month", "currency", "churn_kind", "is_voluntary", "reason", "feedback", "feedback_option", "plan")
    return {
        row(ledger, **dict(zip(names, key)), churn_mrr=amount, churn_events=events, churned_customers=customers)
        for key, (amount, events, customers) in sums.items()
    }


def reason(event: dict) -> tuple:
    kind = "cancelled" if event["event_type"] == "subscription_cancelled" else "other"
    for change, name in KINDS.items():
        if kind == "other" and change in (parsed(event["change_types"]) or []):
            kind = name
    return kind, event["is_voluntary"], event["reason"], event["feedback"], event["feedback_option"]


def plans_before(ledger: Ledger) -> dict[str, str]:
    """The plan that a subscription had before each of its events."""
    latest: dict[str, str] = {}
    found = {}
    for event in ledger.events:
        found[event["event_id"]] = latest.get(event["subscription_id"]) or event["plan"]
        latest[event["subscription_id"]] = event["plan"]
    return found
