"""Compares the records of two connectors for one stream, except for intended differences."""

from collections.abc import Callable, Iterator

Row = dict[str, object]

OURS_ALONE = {"account_id", "observed_at"}
"""The columns that our records add to Stripe's object."""

THEIRS_ALONE = {"updated"}
"""The public connector's cursor: the time of the event that contained the object."""


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
    return theirs == str(ours)


def expanded(theirs: object, ours: object) -> bool:
    """Stripe omits the field unless it is expanded. We expand it."""
    return theirs is None


BY_INTENT: dict[str, dict[str, Callable[[object, object], bool]]] = {
    "subscriptions": {"discounts": same_ids, "items": begins_the_same, "is_deleted": canceled},
    "invoices": {"discounts": same_ids, "lines": begins_the_same, "payments": expanded},
    "prices": {"tiers": expanded, "currency_options": expanded, "transform_quantity": as_text},
    "coupons": {"applies_to": expanded, "currency_options": expanded},
    "charges": {"refunds": expanded},
    "credit_notes": {"discount_amount": as_text, "lines": begins_the_same},
}


def differences(stream: str, theirs: dict[str, Row], ours: dict[str, Row]) -> Iterator[str]:
    """Yields every unintended difference, as one line each."""
    for key in sorted(theirs.keys() ^ ours.keys()):
        yield f"{stream} {key} is only {'theirs' if key in theirs else 'ours'}"
    for key in sorted(theirs.keys() & ours.keys()):
        there, here = theirs[key], ours[key]
        for field in sorted((there.keys() | here.keys()) - OURS_ALONE - THEIRS_ALONE):
            if not agree(stream, field, there.get(field), here.get(field)):
                yield f"{stream} {key} {field}: theirs {there.get(field)!r:.200}, ours {here.get(field)!r:.200}"


def agree(stream: str, field: str, theirs: object, ours: object) -> bool:
    # The public connector omits nulls, and has is_deleted only on deleted objects.
    if theirs == ours or (theirs is None and field == "is_deleted" and ours is False):
        return True
    intent = BY_INTENT.get(stream, {}).get(field)
    return intent is not None and intent(theirs, ours)
