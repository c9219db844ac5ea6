"""mrr_movements_by_segment and mrr_movements_converted: the movements, by what customers are and in one currency."""

from collections import defaultdict
from decimal import ROUND_FLOOR, Decimal

from .ledger import LABELS, Ledger, next_month, row

EXPONENTS = {"jpy": 0}


def mrr_movements_by_segment(ledger: Ledger, metrics: list[dict], countries: dict[str, str]) -> set[tuple]:
    of_customer = {
        each["customer_id"]: {"country": countries.get(each["customer_id"]), "entity_type": each["entity_type"]}
        for each in metrics
    }
    sums: dict[tuple, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for currency in ledger.currencies:
        for customer in ledger.customers(currency):
            for month in ledger.months:
                before, after = customer.mrr_before(month), customer.mrr_before(next_month(month))
                if not (before or after or customer.within(month)):
                    continue
                for segment_by in ("country", "entity_type"):
                    value = of_customer.get(customer.customer_id, {}).get(segment_by) or None
                    columns = sums[currency, month.date(), segment_by, value]
                    columns["opening_mrr"] += before
                    columns["closing_mrr"] += after
                    columns["opening_customers"] += before > 0
                    columns["closing_customers"] += after > 0
                    for label, amount in customer.movements(month).items():
                        columns[f"{label}_mrr"] += amount
    return {
        row(ledger, currency=currency, month=month, segment_by=segment_by, segment=value, **columns)
        for (currency, month, segment_by, value), columns in sums.items()
    }


def mrr_movements_converted(ledger: Ledger, rates: list[dict], reporting: str) -> set[tuple]:
    """Only where no rate is missing."""
    rate = {(each["currency"], each["month"]): Decimal(str(each["rate"])) for each in rates}

    def converted(amount: int, currency: str, month) -> int:
        units = Decimal(amount) / 10 ** EXPONENTS.get(currency, 2)
        worth = units if currency == reporting else units * rate[currency, month.date()] if amount else Decimal(0)
        return int((worth * 10 ** EXPONENTS.get(reporting, 2) + Decimal("0.5")).to_integral_value(ROUND_FLOOR))

    rows = set()
    closing = 0
    for month in ledger.months:
        columns = dict.fromkeys((f"{label}_mrr" for label in LABELS), 0)
        opening, closing = closing, 0
        for currency in ledger.currencies:
            customers = ledger.customers(currency)
            for label in LABELS:
                amount = sum(customer.movements(month)[label] for customer in customers)
                columns[f"{label}_mrr"] += converted(amount, currency, month)
            closing += converted(sum(each.mrr_before(next_month(month)) for each in customers), currency, month)
        moved = sum(-value if name in ("contraction_mrr", "churn_mrr") else value for name, value in columns.items())
        rows.add(row(
            ledger, month=month.date(), reporting_currency=reporting, opening_mrr=opening, **columns,
            exchange_rate_effect=closing - opening - moved, closing_mrr=closing, missing_rates=0,
        ))  # fmt: skip
    return rows
