import type { Query } from "../destination/database.js";
import type { InvoiceSum, MonthOfFailures } from "./data.js";

/**
 * Returns the outcome of failed invoices, by currency, then month. An invoice counts in the month of its first reported
 * failure. If only its recovery is reported, it counts in that month. The amount of a recovered invoice is what was
 * paid; of the others, what was to be paid.
 */
export async function failuresByMonth(query: Query): Promise<readonly MonthOfFailures[]> {
  const columns = outcomes.map(
    (outcome) =>
      `count(*) FILTER (outcome = '${outcome}') AS "${outcome}_invoices",
       coalesce(sum(minor) FILTER (outcome = '${outcome}'), 0)::BIGINT AS "${outcome}_minor"`,
  );
  const rows = await query(`
    WITH invoices AS (
      SELECT invoice_id, currency,
        min(occurred_at) FILTER (event_type IN ('payment_failed', 'payment_recovered')) AS failed_at,
        CASE WHEN bool_or(event_type = 'payment_recovered') THEN 'recovered'
          WHEN bool_or(event_type IN ('invoice_voided', 'invoice_uncollectible')) THEN 'givenUp' ELSE 'open' END AS outcome,
        coalesce(
          any_value(amount) FILTER (event_type = 'payment_recovered'),
          arg_max(amount, occurred_at) FILTER (event_type = 'payment_failed')) AS minor
      FROM lifecycle_events
      WHERE event_type IN ('payment_failed', 'payment_recovered', 'invoice_voided', 'invoice_uncollectible')
      GROUP BY ALL)
    SELECT strftime(failed_at, '%Y-%m') AS month, currency, ${columns.join(", ")}
    FROM invoices WHERE failed_at IS NOT NULL GROUP BY ALL ORDER BY currency, month`);
  const sum = (row: Record<string, unknown>, outcome: string): InvoiceSum => ({
    invoices: Number(row[`${outcome}_invoices`]),
    minor: Number(row[`${outcome}_minor`]),
  });
  return rows.map((row) => ({
    month: String(row["month"]),
    currency: String(row["currency"]),
    recovered: sum(row, "recovered"),
    givenUp: sum(row, "givenUp"),
    open: sum(row, "open"),
  }));
}

/** Returns the number of invoices that first failed in the month. */
export function failedInvoices({ recovered, givenUp, open }: MonthOfFailures): number {
  return recovered.invoices + givenUp.invoices + open.invoices;
}

/** Returns the share of the month's failed invoices that was paid since. null: none failed. */
export function recoveryRate(month: MonthOfFailures): number | null {
  const failed = failedInvoices(month);
  return failed === 0 ? null : month.recovered.invoices / failed;
}

const outcomes = ["recovered", "givenUp", "open"] as const;
