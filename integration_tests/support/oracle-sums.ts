import type { Row } from "./records.js";

/**
 * Returns the sum of all deltas of the ledger, by customer and currency, if it is not 0. @param events rows of
 * lifecycle_events
 */
export function emittedMrr(events: readonly Row[]): Record<string, number> {
  return sums(ledgerOf(events).map((row) => [ownerOf(row, row["currency"]), row["mrr_delta"] as number]));
}

/** Returns the present MRR by customer and currency, if it is not 0. @param metrics rows of customer_metrics */
export function presentMrr(metrics: readonly Row[]): Record<string, number> {
  return sums(
    metrics.flatMap((row) =>
      (row["mrr_by_currency"] as { currency: string; amount: number }[]).map(
        ({ currency, amount }) => [ownerOf(row, currency), amount] as const,
      ),
    ),
  );
}

/** The events that have deltas. */
export function ledgerOf(events: readonly Row[]): Row[] {
  return events.filter(({ event_type: type }) => type === "subscription_changed" || type === "subscription_cancelled");
}

function sums(amounts: readonly (readonly [string, number])[]): Record<string, number> {
  const totals = new Map<string, number>();
  for (const [key, amount] of amounts) totals.set(key, (totals.get(key) ?? 0) + amount);
  return Object.fromEntries([...totals].filter(([, total]) => total !== 0));
}

/** The key of one customer in one currency. */
function ownerOf(row: Row, currency: unknown): string {
  return `${row["customer_id"] as string} ${currency as string}`;
}
