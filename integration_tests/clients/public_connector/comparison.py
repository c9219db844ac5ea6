"""Compares the records of two connectors for one stream, except for intended differences."""

from collections.abc import Callable, Iterator

Row = dict[str, object]

OURS_ALONE = {"account_id", "observed_at", "parent_id"}
"""The columns that our records add to Stripe's object."""

THEIRS_ALONE = {
    "checkout_session_created",
    "checkout_session_expires_at",
    "checkout_session_updated",
    "invoice_created",
    "invoice_updated",
    "subscription_updated",
    "updated",
}
"""The public connector's cursors: the time of the event that contained the object, or its parent's times."""


def ids(objects: list) -> list[str]:
    return [each if isinstance(each, str) else each["id"] for each in objects]


def same_ids(theirs: object, ours: object) -> bool:
    """We expand discounts, because Stripe shows their terms only then."""
    return ids(theirs) == ids(ours)


def begins_the_same(theirs: object, ours: object) -> bool:
    """Stripe truncates embedded lists. We read the rest."""
    there, here = theirs["data"], ours["data"]
    return ids(there) == ids(here)[: len(there)] and ours["has_more"] is False and (theirs["has_more"] or len(there) == len(here))


def canceled(theirs: object, ours: object) -> bool:
    """The public connector marks an ended subscription as deleted. It stays readable, with status canceled."""
    return theirs is True and ours is False


def as_text(theirs: object, ours: object) -> bool:
    """The public connector's schema declares some fields as text, so it writes any value of them as text."""
    if isinstance(theirs, dict) and isinstance(ours, dict):
        return all(as_text(theirs.get(field), ours.get(field)) for field in theirs.keys() | ours.keys())
    if isinstance(theirs, list) and isinstance(ours, list):
        return len(theirs) == len(ours) and all(map(as_text, theirs, ours))
    return theirs in (ours, str(ours))


def expanded(theirs: object, ours: object) -> bool:
    """Stripe omits the field unless it is expanded. We expand it."""
    return theirs is None


def same_refunds(theirs: object, ours: object) -> bool:
    """Both expand refunds. Each refund has the shape of the requested API version."""
    return theirs is None or ids(theirs["data"]) == ids(ours["data"])


def same_discount(theirs: object, ours: object) -> bool:
    """A discount has its coupon under `source` since clover."""
    return theirs["id"] == ours["id"] and [theirs["coupon"]["id"]] == ids([ours["source"]["coupon"]])


OTHER_VERSION: dict[str, set[str]] = {
    "subscriptions": {"billing_mode", "plan", "quantity", "status_details"},
    "invoices": {
        "charge",
        "paid_out_of_band",
        "parent",
        "payment_intent",
        "status_details",
        "subscription_details",
        "total_tax_amounts",
        "total_taxes",
    },
    "charges": {"invoice"},
    "credit_notes": {"refunds", "tax_amounts", "total_taxes"},
    "invoice_items": {"net_amount", "parent", "plan", "pricing", "proration_details", "quantity_decimal", "unit_amount"},
    "invoice_line_items": {
        "parent",
        "plan",
        "pricing",
        "proration_details",
        "quantity_decimal",
        "tax_amounts",
        "tax_rates",
        "taxes",
        "type",
        "unit_amount_excluding_tax",
    },
    "refunds": {"customer"},
    "subscription_items": {"current_period_end", "current_period_start"},
}
"""Fields of one API version alone: the public connector requests 2022-11-15, and we request the version of our SDK."""


def subscription_of(invoice: Row) -> object:
    return ((invoice["parent"] or {}).get("subscription_details") or {}).get("subscription")


def of_parent(row: Row) -> object:
    return row["parent_id"]


def in_parent(row: Row, field: str) -> object:
    """A line came from a subscription's item or an invoice item, an invoice item from a subscription."""
    details = (each for each in (row["parent"] or {}).values() if isinstance(each, dict))
    return next((each[field] for each in details if each.get(field) is not None), None)


def price_of(row: Row) -> object:
    return (row["pricing"].get("price_details") or {}).get("price")


def first_discount(row: Row) -> object:
    return next(iter(ids(row["discounts"])), None)


MOVED: dict[str, dict[str, Callable[[Row], object]]] = {
    "subscriptions": {
        "current_period_start": lambda row: row["items"]["data"][0]["current_period_start"],
        "current_period_end": lambda row: row["items"]["data"][0]["current_period_end"],
        "discount": first_discount,
    },
    "invoices": {
        "paid": lambda row: row["status"] == "paid",
        "subscription": subscription_of,
        "discount": first_discount,
    },
    "credit_notes": {"refund": lambda row: next((each["refund"] for each in row["refunds"]), None)},
    "invoice_items": {
        "price": price_of,
        "subscription": lambda row: in_parent(row, "subscription"),
        "subscription_item": lambda row: in_parent(row, "subscription_item"),
        "unit_amount_decimal": lambda row: row["pricing"]["unit_amount_decimal"],
    },
    "invoice_line_items": {
        "invoice_id": of_parent,
        "invoice_item": lambda row: in_parent(row, "invoice_item"),
        "price": price_of,
        "proration": lambda row: in_parent(row, "proration"),
        "subscription_item": lambda row: in_parent(row, "subscription_item"),
    },
    "checkout_session_line_items": {"checkout_session_id": of_parent},
    "payout_balance_transactions": {"payout": of_parent},
}
"""Fields of theirs, mostly of 2022-11-15, and where our record has their value. An object counts as its id."""

BY_INTENT: dict[str, dict[str, Callable[[object, object], bool]]] = {
    "customers": {"discount": same_discount},
    "subscriptions": {"discounts": same_ids, "items": begins_the_same, "is_deleted": canceled},
    "invoices": {"discounts": same_ids, "lines": begins_the_same, "payments": expanded},
    "prices": {"tiers": expanded, "currency_options": expanded, "transform_quantity": as_text},
    "coupons": {"applies_to": expanded, "currency_options": expanded},
    "charges": {"refunds": same_refunds},
    "credit_notes": {"discount_amount": as_text, "lines": begins_the_same},
    "checkout_sessions": {"custom_text": as_text},
    "plans": {"tiers": expanded, "transform_usage": as_text},
    "reviews": {"livemode": as_text},
    "setup_intents": {"last_setup_error": as_text, "next_action": as_text},
    "shipping_rates": {"delivery_estimate": as_text},
    "subscription_items": {"plan": as_text},
    "subscription_schedules": {
        "canceled_at": as_text,
        "completed_at": as_text,
        "default_settings": as_text,
        "phases": as_text,
        "released_at": as_text,
    },
}


def differences(stream: str, theirs: dict[str, Row], ours: dict[str, Row]) -> Iterator[str]:
    """Yields every unintended difference, as one line each."""
    for key in sorted(theirs.keys() ^ ours.keys()):
        yield f"{stream} {key} is only {'theirs' if key in theirs else 'ours'}"
    for key in sorted(theirs.keys() & ours.keys()):
        there, here = theirs[key], ours[key]
        here = {**here, **{field: value(here) for field, value in MOVED.get(stream, {}).items()}}
        ignored = OURS_ALONE | THEIRS_ALONE | OTHER_VERSION.get(stream, set())
        for field in sorted((there.keys() | here.keys()) - ignored):
            if not agree(stream, field, there.get(field), here.get(field)):
                yield f"{stream} {key} {field}: theirs {there.get(field)!r:.200}, ours {here.get(field)!r:.200}"


def agree(stream: str, field: str, theirs: object, ours: object) -> bool:
    # The public connector omits nulls, and has is_deleted only on deleted objects.
    if theirs == ours or (theirs is None and field == "is_deleted" and ours is False):
        return True
    if field in MOVED.get(stream, {}):
        # After the first read, the public connector emits objects of events, which have the account's API version.
        return theirs is None or (isinstance(theirs, dict) and theirs["id"] == ours)
    intent = BY_INTENT.get(stream, {}).get(field)
    return intent is not None and intent(theirs, ours)
