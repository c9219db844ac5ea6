import pMap from "p-map";
import { active, fail, type StreamRun } from "../../run/stream-run.js";
import type { Sync } from "../../run/context.js";
import { deriveScoped } from "./derive-scoped.js";
import { lastStates } from "./last-states.js";
import { readObjects } from "./read-objects.js";
import type { CustomerScope } from "../../run/customer-scope.js";

/**
 * Reads and emits all objects of the selected customers, from the lists that Stripe can filter by customer.
 * Then it emits their derived rows. Streams whose objects belong to no customer emit nothing.
 *
 * No stream's state advances, because the changes of all other customers must still be read from there.
 * The next sync emits the objects again that changed since the state.
 */
export async function readScopedCustomers(sync: Sync, scope: CustomerScope): Promise<void> {
  warnOfFullRefresh(sync);
  try {
    const last = await lastStates(sync, scope);
    await pMap(scope.customers, async (customer) => readObjects(sync, customer, last), { concurrency });
    await deriveScoped(sync, scope, last);
    for (const run of active([...sync.raw, ...sync.derived])) await keepState(run);
  } catch (error) {
    if (sync.signal.aborted) throw error;
    await fail([...sync.raw, ...sync.derived], error);
  }
}

/** Customers that are read at the same time. The limiter decides how many requests run. */
const concurrency = 4;

/** Warns of a full refresh, because a destination that overwrites would keep only the selected customers. */
function warnOfFullRefresh({ raw, derived, log }: Sync): void {
  const names = [...raw, ...derived].flatMap(({ output }) => (output.syncMode === "full_refresh" ? output.name : []));
  if (names.length === 0) return;
  log.warn(
    `customer_ids limits this sync, and it is a full refresh of ${names.join(", ")}: a destination that overwrites ` +
      "keeps only the selected customers. Choose incremental to refresh them and keep the others.",
  );
}

/**
 * Emits the state as it was given, with the cursor of the last record, because later records must outrank it.
 * If no state was given, none is emitted.
 */
async function keepState({ output, clock, savedState }: StreamRun): Promise<void> {
  if (savedState) await output.state({ ...savedState, observed_until: clock.last ?? null });
}
