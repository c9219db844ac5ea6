import type { Query } from "../../destination/database.js";
import { numberOf, textOf } from "../cell.js";
import { failureReason } from "./causes.js";
import { personOf, type Person } from "./person.js";

/** An invoice whose payment failed, and that is neither paid nor given up. */
export interface OpenFailure {
  /** The month of its first reported failure: YYYY-MM, UTC. */
  readonly month: string;
  readonly currency: string;
  readonly person: Person;
  readonly invoice: string;
  /** What is to be paid, in the currency's minor unit. */
  readonly minor: number;
  /** The last failed attempt, in Unix seconds. */
  readonly seconds: number;
  readonly attempts: number | null;
  readonly reason: string;
  /** When Stripe tries again, in Unix seconds. null: not automatically. */
  readonly nextAttemptSeconds: number | null;
}

/**
 * SQL: common table expressions that end in `open_failures`, one row for each open invoice with a failed payment. The
 * same rule as in `failuresByMonth`. Columns: invoice_id, customer_id, subscription_id, currency, failed_at, and those
 * of its last failed attempt.
 */
export const openFailures = `
  outcomes AS (
    SELECT invoice_id, currency, min(occurred_at) FILTER (event_type = 'payment_failed') AS failed_at,
      bool_or(event_type <> 'payment_failed') AS is_closed,
      last({
        'customer_id': customer_id, 'subscription_id': subscription_id, 'amount': amount, 'occurred_at': occurred_at,
        'attempt_count': attempt_count, 'failure_code': failure_code, 'next_attempt_at': next_attempt_at
      } ORDER BY occurred_at, recorded_at, sequence, event_id) FILTER (event_type = 'payment_failed') AS attempt
    FROM lifecycle_events
    WHERE event_type IN ('payment_failed', 'payment_recovered', 'invoice_voided', 'invoice_uncollectible')
    GROUP BY invoice_id, currency),
  open_failures AS (
    SELECT invoice_id, currency, failed_at, attempt.customer_id, attempt.subscription_id, attempt.amount,
      attempt.occurred_at AS attempted_at, attempt.attempt_count, attempt.failure_code, attempt.next_attempt_at
    FROM outcomes WHERE failed_at IS NOT NULL AND NOT is_closed)`;

/** Returns the open invoices that first failed in a month from one on, by month, then customer. */
export async function readOpenFailures(query: Query, from: string): Promise<readonly OpenFailure[]> {
  const rows = await query(`
    WITH ${openFailures}
    SELECT strftime(failed_at, '%Y-%m') AS month, open_failures.currency, invoice_id, amount, customer_id, name, email,
      external_id, epoch(attempted_at)::BIGINT AS seconds, attempt_count, failure_code,
      epoch(next_attempt_at)::BIGINT AS next
    FROM open_failures LEFT JOIN customer_metrics USING (customer_id)
    WHERE strftime(failed_at, '%Y-%m') >= '${from}'
    ORDER BY month, customer_id, invoice_id`);
  return rows.map((row) => ({
    month: String(row["month"]),
    currency: String(row["currency"]),
    person: personOf(row),
    invoice: String(row["invoice_id"]),
    minor: Number(row["amount"]),
    seconds: Number(row["seconds"]),
    attempts: numberOf(row["attempt_count"]),
    reason: failureReason(textOf(row["failure_code"])),
    nextAttemptSeconds: numberOf(row["next"]),
  }));
}
