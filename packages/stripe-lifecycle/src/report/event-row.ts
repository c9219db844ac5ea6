import { textOf, numberOf } from "./cell.js";
import { eventDetails } from "./event-details.js";

/** A row of `lifecycle_events`: an event, or a label that repeats a part of one. */
export interface EventRow {
  readonly type: string;
  readonly seconds: number;
  readonly subscriptionId: string | null;
  readonly invoiceId: string | null;
  readonly isInferred: boolean;
  readonly currency: string | null;
  readonly amountMinor: number | null;
  /** MRR of the subscription. */
  readonly previousMrrMinor: number | null;
  /** MRR of the subscription. */
  readonly mrrMinor: number | null;
  /** null: not a row of the ledger. */
  readonly mrrDeltaMinor: number | null;
  readonly movement: string | null;
  readonly plan: string | null;
  readonly changeTypes: readonly string[];
  readonly details: readonly string[];
}

/** SQL: the columns that `eventRow` reads. */
export const eventColumns = `
  event_type, epoch(occurred_at)::BIGINT AS seconds, subscription_id, invoice_id, precision, currency, amount,
  previous_mrr, mrr, mrr_delta, movement, plan, "interval", interval_count, change_types, trial_days,
  strftime(cancel_at, '%Y-%m-%d') AS cancel_at, attempt_count, failure_code, reason, feedback, during_trial`;

/** Returns a row of a query for `eventColumns`. */
export function eventRow(row: Readonly<Record<string, unknown>>): EventRow {
  const changeTypes = textOf(row["change_types"]);
  return {
    type: String(row["event_type"]),
    seconds: Number(row["seconds"]),
    subscriptionId: textOf(row["subscription_id"]),
    invoiceId: textOf(row["invoice_id"]),
    isInferred: row["precision"] === "inferred",
    currency: textOf(row["currency"]),
    amountMinor: numberOf(row["amount"]),
    previousMrrMinor: numberOf(row["previous_mrr"]),
    mrrMinor: numberOf(row["mrr"]),
    mrrDeltaMinor: numberOf(row["mrr_delta"]),
    movement: textOf(row["movement"]),
    plan: planOf(row),
    changeTypes: changeTypes === null ? [] : (JSON.parse(changeTypes) as string[]),
    details: eventDetails(row),
  };
}

/** "Pro, by the month", "Pro, every 3 months". */
function planOf(row: Readonly<Record<string, unknown>>): string | null {
  const [name, interval, count] = ["plan", "interval", "interval_count"].map((column) => textOf(row[column]));
  if (!name || !interval) return name ?? null;
  return count === "1" ? `${name}, by the ${interval}` : `${name}, every ${count} ${interval}s`;
}
