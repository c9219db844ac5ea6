"""retention_monthly and customers_monthly: of each customer, what it has when a month begins and when it ends."""

from .ledger import LABELS, Ledger, next_month, quotient, row


def retention_monthly(ledger: Ledger) -> set[tuple]:
    rows = set()
    for currency in ledger.currencies:
        customers = ledger.customers(currency)
        for month in ledger.months:
            moved = dict.fromkeys(LABELS, 0)
            for customer in customers:
                for label, amount in customer.movements(month).items():
                    moved[label] += amount
            one = compared(customers, month, next_month(month))
            year = compared(customers, next_month(month.replace(year=month.year - 1)), next_month(month))
            gained = moved["new"] + moved["expansion"] + moved["reactivation"]
            columns = {f"{label}_mrr": amount for label, amount in moved.items()}
            columns |= one | {f"{name}_12m": value for name, value in year.items()}
            columns["quick_ratio"] = quotient(gained, moved["contraction"] + moved["churn"])
            rows.add(row(ledger, currency=currency, month=month.date(), **columns))
    return rows


def compared(customers, earlier, later) -> dict:
    """What is left at a time of what customers had at an earlier one."""
    opening = retained = expanded = had = stayed = 0
    for customer in customers:
        before, after = customer.mrr_before(earlier), customer.mrr_before(later)
        if before > 0:
            had += 1
            opening += before
            stayed += after > 0
            if after > before:
                retained += before
                expanded += after - before
            else:
                retained += after
    return {
        "opening_mrr": opening,
        "opening_customers": had,
        "retained_mrr": retained,
        "expanded_mrr": expanded,
        "retained_customers": stayed,
        "gross_revenue_retention": quotient(retained, opening),
        "net_revenue_retention": quotient(retained + expanded, opening),
        "customer_retention": quotient(stayed, had),
    }


def customers_monthly(ledger: Ledger) -> set[tuple]:
    rows = set()
    for currency in ledger.currencies:
        for month in ledger.months:
            opening = new = reactivated = churned = paying = closing_mrr = new_mrr = 0
            for customer in ledger.customers(currency):
                before, after = customer.mrr_before(month), customer.mrr_before(next_month(month))
                opening += before > 0
                paying += after > 0
                closing_mrr += after
                if before > 0 and after <= 0:
                    churned += 1
                elif before <= 0 and after > 0 and customer.had_mrr_before(month):
                    reactivated += 1
                elif before <= 0 and after > 0:
                    new += 1
                    new_mrr += after
            rows.add(row(
                ledger, currency=currency, month=month.date(), opening_customers=opening, new_customers=new,
                reactivated_customers=reactivated, churned_customers=churned, paying_customers=paying,
                closing_mrr=closing_mrr, arpa=quotient(closing_mrr, paying), new_customers_mrr=new_mrr,
                asp=quotient(new_mrr, new), customer_churn_rate=quotient(churned, opening),
                lifetime_months=quotient(opening, churned),
            ))  # fmt: skip
    return rows
