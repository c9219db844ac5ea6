import { leaveOut } from "../../facts/left-out-events.js";
import { factEvents } from "../../facts/event-types.js";
import { readPendingProrations } from "../../facts/pending-prorations.js";
import { isOfTestClock } from "../../facts/sources.js";
import { readDeletedCoupons } from "../../facts/read-events.js";
import { readChanges } from "../../stripe/change-feed.js";
import { active, derivesAll, fail } from "../run/stream-run.js";
import type { Sync } from "../run/context.js";

/**
 * Ingests what Stripe still shows of the past, before the lists are read: the change feed, and pending prorations.
 * It comes first, because events leave the feed while a long backfill runs.
 * If it cannot be read, the derived streams fail.
 */
export async function readEvidence(sync: Sync): Promise<void> {
  const derived = active(sync.derived);
  if (!derived.some(derivesAll)) return;
  try {
    const starts = derived.flatMap((run) => (run.readsEvidence ? run.changesFromSeconds : []));
    if (starts.length > 0) await readFeed(sync, Math.min(...starts));
    await readPendingProrations(sync.client, sync.facts, sync.missingPermissions);
  } catch (error) {
    if (sync.signal.aborted) throw error;
    await fail(derived, error);
  }
}

async function readFeed({ client, log, facts, nowSeconds, deletedCustomers }: Sync, from: number): Promise<void> {
  const range = { from, to: nowSeconds + 1 };
  for await (const events of readChanges(client, factEvents, range, leaveOut(log))) {
    for (const { type, data } of events) {
      if (type === "customer.deleted") deletedCustomers.set(String(data.object["id"]), data.object);
    }
    await facts.addEvidence(events.filter((event) => !isOfTestClock(event)));
  }
  await readDeletedCoupons(client, log, facts, range);
}
