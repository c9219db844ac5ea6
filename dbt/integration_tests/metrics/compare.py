"""What MetricFlow answers is what the marts hold.

Usage: compare.py DUCKDB_FILE BY_CURRENCY_CSV BY_MONTH_CSV, the answers to the queries of metrics/check.sh.
"""

import sys

import duckdb

# The columns have the names that they have in the answer.
BY_CURRENCY = """
    SELECT movements.month AS metric_time__month, movements.currency, daily.mrr AS stripe_mrr,
        12 * daily.mrr AS stripe_arr, daily.paying_customers AS stripe_paying_customers,
        daily.mrr / nullif(daily.paying_customers, 0) AS stripe_arpa, movements.new_mrr AS stripe_new_mrr,
        movements.expansion_mrr AS stripe_expansion_mrr, movements.contraction_mrr AS stripe_contraction_mrr,
        movements.churn_mrr AS stripe_churn_mrr, movements.reactivation_mrr AS stripe_reactivation_mrr,
        retention.net_revenue_retention AS stripe_net_revenue_retention,
        retention.gross_revenue_retention AS stripe_gross_revenue_retention,
        retention.customer_retention AS stripe_customer_retention,
        retention.net_revenue_retention_12m AS stripe_net_revenue_retention_12m,
        customers.churned_customers AS stripe_churned_customers
    FROM {marts}.mrr_movements AS movements
    JOIN {marts}.retention_monthly AS retention USING (month, account_id, currency)
    JOIN {marts}.customers_monthly AS customers USING (month, account_id, currency)
    JOIN (
        FROM {marts}.mrr_daily
        QUALIFY row_number() OVER (PARTITION BY date_trunc('month', day), currency ORDER BY day DESC) = 1
    ) AS daily ON movements.month = date_trunc('month', daily.day) AND movements.currency = daily.currency
"""
BY_MONTH = """
    SELECT month AS metric_time__month, trials.conversion_rate AS stripe_trial_conversion_rate,
        recovered.amount AS stripe_recovered_amount
    FROM (SELECT trial_month AS month, conversion_rate FROM {marts}.trial_conversion) AS trials
    FULL JOIN (
        SELECT date_trunc('month', outcome_at)::DATE AS month, sum(amount_paid) FILTER (outcome = 'recovered') AS amount
        FROM {marts}.payment_recovery
        GROUP BY 1
    ) AS recovered USING (month)
"""
KEYS = ("metric_time__month", "currency")


def main(duckdb_file: str, by_currency: str, by_month: str) -> None:
    connection = duckdb.connect(duckdb_file, read_only=True)
    for query, answer in ((BY_CURRENCY, by_currency), (BY_MONTH, by_month)):
        expected = rows(connection, query.format(marts="analytics_stripe_lifecycle"))
        found = rows(connection, f"FROM read_csv('{answer}', header = true)")
        assert found.keys() == expected.keys(), f"rows of {sorted(found.keys() ^ expected.keys())[:3]}"
        for key, metrics in expected.items():
            for metric, value in metrics.items():
                assert is_close(found[key][metric], value), f"{key}: {metric} is {found[key][metric]}, not {value}"
        print(f"MetricFlow answers with the figures of the marts: {len(found)} rows")


def rows(connection: duckdb.DuckDBPyConnection, query: str) -> dict[tuple, dict[str, float]]:
    """The metrics of each month and currency. What is still open has no month, and is left out."""
    cursor = connection.execute(query)
    names = [column[0] for column in cursor.description]
    found = {}
    for row in cursor.fetchall():
        values = dict(zip(names, row, strict=True))
        if values["metric_time__month"] is not None:
            key = tuple(str(values.pop(name))[:10] for name in KEYS if name in values)
            found[key] = {name: float(value or 0) for name, value in values.items()}
    return found


def is_close(found: float, expected: float) -> bool:
    """The marts round quotients to six decimals."""
    return abs(found - expected) < 0.000001 * max(1, abs(expected))


if __name__ == "__main__":
    main(*sys.argv[1:])
