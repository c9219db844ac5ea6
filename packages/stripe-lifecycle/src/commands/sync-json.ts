import type { SyncResult } from "../sync/sync.js";

/** Returns the result of a sync as one line of JSON. Amounts are in the minor unit of their currency. */
export function syncJson(result: SyncResult): string {
  const { destination, owner, exitCode, seconds, records, requests, peakBytes, replacedCharacters, mrr, events } =
    result;
  return JSON.stringify({
    is_complete: exitCode === 0,
    destination,
    account_id: owner?.account ?? null,
    livemode: owner?.livemode ?? null,
    seconds: Math.round(seconds * 1000) / 1000,
    records: Object.fromEntries(records),
    requests: requests ?? null,
    connector_peak_bytes: peakBytes ?? null,
    replaced_characters: replacedCharacters,
    mrr: mrr.map(({ currency, mrrMinor, customers, before }) => ({
      currency,
      mrr: mrrMinor,
      mrr_before: before ?? null,
      paying_customers: customers,
    })),
    new_events: Object.fromEntries(events.map(({ type, count }) => [type, count])),
  });
}
