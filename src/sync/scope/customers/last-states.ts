import { leaveOut } from "../../../facts/left-out-events.js";
import { readChanges, retentionSeconds } from "../../../stripe/change-feed.js";
import { customers } from "../../../streams/raw/core.js";
import type { Sync } from "../../run/context.js";
import type { CustomerScope } from "../../run/customer-scope.js";

/** The last known state of deleted customers, by id. */
export type LastStates = ReadonlyMap<string, Readonly<Record<string, unknown>>>;

/**
 * Reads the last states of the scope's deleted customers from the events of the last 30 days.
 * Stripe keeps no events of older deletions.
 *
 * @throws StripeError
 */
export async function lastStates(
  { client, log, followsChanges, nowSeconds }: Sync,
  scope: CustomerScope,
): Promise<LastStates> {
  const deleted = new Set(scope.customers.flatMap(({ id, object }) => (object ? [] : id)));
  const last = new Map<string, Readonly<Record<string, unknown>>>();
  const { deletion } = customers;
  if (deleted.size === 0 || !followsChanges || deletion === undefined) return last;
  const range = { from: nowSeconds - retentionSeconds, to: nowSeconds + 1 };
  for await (const events of readChanges(client, new Set([deletion]), range, leaveOut(log))) {
    for (const { data } of events) {
      const id = data.object["id"];
      if (typeof id === "string" && deleted.has(id)) last.set(id, data.object);
    }
  }
  return last;
}
