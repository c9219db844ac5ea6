"""The tables against the account: each difference fails."""

from collections import Counter
from collections.abc import Iterable

from account import Account
from tables import Tables, parsed

# Stripe sends no event when a coupon is redeemed: docs/BEHAVIOR.md.
NEVER_ANNOUNCED = {"times_redeemed"}

# Stripe leaves these fields out unless a request expands them.
HIDDEN = {"amount_paid_off_stripe"}


# The simulated account has no objects of most others.
STREAMS_OF_THE_STORY = ["customers", "subscriptions", "invoices", "products", "prices", "coupons"]
STREAMS_OF_THE_STORY += ["charges", "disputes", "credit_notes"]


def compare_all(account: Account, tables: Tables) -> None:
    """Checks that the table of every stream of the account's story equals the account."""
    for stream in STREAMS_OF_THE_STORY:
        compare_raw(account, tables, stream)
    compare_derived(account, tables)


def compare_raw(account: Account, tables: Tables, stream: str) -> None:
    """Checks one row for each object of the account, with equal plain values (no objects, no lists)."""
    truth = account.truth(stream)
    assert truth, f"the account has no {stream}"
    is_deleted = tables.column(stream, "id", "is_deleted")
    present = {key for key, deleted in is_deleted.items() if not deleted}
    assert present == truth.keys(), f"{stream}: {sample(present ^ truth.keys())} differ"
    if stream == "customers":
        deleted = is_deleted.keys() - present
        assert deleted <= account.truth("deleted_customers").keys(), sample(deleted)

    compared = sorted(plain_fields(truth) & tables.types(stream).keys() - NEVER_ANNOUNCED - HIDDEN)
    assert {"id", "livemode"} <= set(compared), compared
    for key, *values in tables.rows(stream, "id", *compared, where="NOT is_deleted"):
        expected = [truth[key].get(column) for column in compared]
        assert values == expected, f"{stream} {key}: {values} instead of {expected} in {compared}"


def compare_derived(account: Account, tables: Tables) -> None:
    """Checks one row per customer with the paid amount, and the same MRR in two independent ways."""
    present = tables.column("customer_metrics", "customer_id", "email", where="NOT is_deleted")
    assert present == {key: each["email"] for key, each in account.truth("customers").items()}

    ltv = by_currency(tables, "ltv_by_currency")
    paid = paid_by_currency(account)
    assert ltv == paid, f"realised revenue is {ltv} in customer_metrics, and {paid} was paid on invoices"

    snapshot = by_currency(tables, "mrr_by_currency")
    ledger = sums(tables.rows("lifecycle_events", "currency", "mrr_delta", where="mrr_delta IS NOT NULL"))
    assert snapshot, "nobody has MRR"
    assert snapshot == ledger, f"MRR is {snapshot} in customer_metrics and {ledger} in lifecycle_events"


def paid_by_currency(account: Account) -> dict[str, int]:
    """Returns the paid amount of finalised invoices, within Stripe or outside it, in minor units."""
    return sums(
        (invoice["currency"], invoice["amount_paid"])
        for invoice in account.truth("invoices").values()
        if invoice["status"] not in ("draft", "void")
    )


def by_currency(tables: Tables, column: str) -> dict[str, int]:
    """Returns the sums of a column of `{currency, currency_exponent, amount}` entries, in minor units."""
    lists = [parsed(value) for (value,) in tables.rows("customer_metrics", column)]
    return sums((entry["currency"], entry["amount"]) for entries in lists for entry in entries)


def sums(amounts: Iterable[tuple[str, int]]) -> dict[str, int]:
    total: Counter[str] = Counter()
    for currency, amount in amounts:
        total[currency] += amount
    return {currency: amount for currency, amount in total.items() if amount != 0}


def plain_fields(objects: dict[str, dict]) -> set[str]:
    """Returns the fields that are not an object or a list in any of the objects."""
    fields = {field for each in objects.values() for field in each}
    return {field for field in fields if all(is_plain(each.get(field)) for each in objects.values())}


def is_plain(value: object) -> bool:
    return not isinstance(value, (dict, list))


def sample(ids: set[str]) -> str:
    return f"{len(ids)} ({', '.join(sorted(ids)[:5])})"
