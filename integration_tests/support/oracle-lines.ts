import type { ExpectedFact } from "./oracle-money-facts.js";
import type { Row } from "./records.js";

/**
 * Formats a fact as one line of text, to compare with {@link lineOfRow}. @param withTime false if the objects do not
 * contain the time
 */
export function lineOfFact({ type, customer, about, atSeconds, amountMinor }: ExpectedFact, withTime = true): string {
  const at = withTime && atSeconds !== undefined ? new Date(atSeconds * 1000).toISOString() : "";
  return [type, customer, about, at, amountMinor].join(" ");
}

/** Formats a row of lifecycle_events as the same line. */
export function lineOfRow(row: Row, withTime = true): string {
  const type = row["event_type"] as string;
  const about = aboutSubscriptions.test(type) ? row["subscription_id"] : (row["object_id"] ?? row["invoice_id"]);
  return [type, row["customer_id"], about, withTime ? row["occurred_at"] : "", row["amount"]].join(" ");
}

const aboutSubscriptions = /^trial_|^subscription_(?!renewed)/;

/**
 * Returns the lines that are in only one of two collections, with their multiplicity; none if the collections are
 * equal.
 */
export function differences(
  emitted: readonly string[],
  expected: readonly string[],
): { missing: string[]; surplus: string[] } {
  const surplus = [...emitted];
  const missing = expected.filter((line) => {
    const index = surplus.indexOf(line);
    if (index >= 0) surplus.splice(index, 1);
    return index < 0;
  });
  return { missing, surplus };
}

export const none = { missing: [], surplus: [] };
