"""What two connectors found of one stream, held against each other, but for what differs by intent."""

from collections.abc import Callable, Iterator

Row = dict[str, object]

OURS_ALONE = {"account_id", "observed_at"}
"""What our records carry beside Stripe's object."""

THEIRS_ALONE = {"updated"}
"""The public connector's cursor: the time of the event that told of the object."""


def ids(objects: list) -> list[str]:
    return [each if isinstance(each, str) else each["id"] for each in objects]


def same_ids(theirs: object, ours: object) -> bool:
    """We expand discounts, since only then their terms are told."""
    return ids(theirs) == ids(ours)


def begins_the_same(theirs: object, ours: object) -> bool:
    """Stripe cuts embedded lists. We read the rest."""
    there, here = theirs["data"], ours["data"]
    return ids(there) == ids(here)[: len(there)] and ours["has_more"] is False and (theirs["has_more"] or len(there) == len(here))


def canceled(theirs: object, ours: object) -> bool:
    """The public connector calls a subscription deleted when the event of its end tells of it. It stays readable, with status canceled."""
    return theirs is True and ours is False


def as_text(theirs: object, ours: object) -> bool:
    """The public connector's schema declares some fields to be text, as which it then writes whatever they hold."""
    return theirs == str(ours)


def expanded(theirs: object, ours: object) -> bool:
    """Absent unless expanded, which we do."""
    return theirs is None


BY_INTENT: dict[str, dict[str, Callable[[object, object], bool]]] = {
    "subscriptions": {"discounts": same_ids, "items": begins_the_same, "is_deleted": canceled},
    "invoices": {"discounts": same_ids, "lines": begins_the_same, "payments": expanded},
    "prices": {"tiers": expanded, "currency_options": expanded, "transform_quantity": as_text},
    "coupons": {"applies_to": expanded},
    "charges": {"refunds": expanded},
    "credit_notes": {"discount_amount": as_text, "lines": begins_the_same},
}


def differences(stream: str, theirs: dict[str, Row], ours: dict[str, Row]) -> Iterator[str]:
    """Every difference that no intent explains, as a line each."""
    for key in sorted(theirs.keys() ^ ours.keys()):
        yield f"{stream} {key} is only {'theirs' if key in theirs else 'ours'}"
    for key in sorted(theirs.keys() & ours.keys()):
        there, here = theirs[key], ours[key]
        for field in sorted((there.keys() | here.keys()) - OURS_ALONE - THEIRS_ALONE):
            if not agree(stream, field, there.get(field), here.get(field)):
                yield f"{stream} {key} {field}: theirs {there.get(field)!r:.200}, ours {here.get(field)!r:.200}"


def agree(stream: str, field: str, theirs: object, ours: object) -> bool:
    # The public connector leaves null out, and has is_deleted only on what was deleted.
    if theirs == ours or (theirs is None and field == "is_deleted" and ours is False):
        return True
    intent = BY_INTENT.get(stream, {}).get(field)
    return intent is not None and intent(theirs, ours)
