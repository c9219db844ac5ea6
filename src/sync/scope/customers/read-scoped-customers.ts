import pMap from "p-map";
import { active, fail, type StreamRun } from "../../run/stream-run.js";
import type { Sync } from "../../run/context.js";
import { deriveScoped } from "./derive-scoped.js";
import { lastStates } from "./last-states.js";
import { readObjects } from "./read-objects.js";
import type { CustomerScope } from "../../run/customer-scope.js";

/**
 * Reads what Stripe holds of the selected customers, whenever it was created, by the lists that can be asked by customer, and emits it;
 * then their derived rows. Streams whose objects belong to no customer are left alone.
 *
 * No stream's state moves on: what happened to all other customers is still to be read from where it stands, and what is emitted here
 * comes again if it changed since.
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

/** Customers that are read at once; the limiter decides how many requests run. */
const concurrency = 4;

/** A destination that overwrites would keep the selected customers alone. */
function warnOfFullRefresh({ raw, derived, log }: Sync): void {
  const names = [...raw, ...derived].flatMap(({ output }) => (output.syncMode === "full_refresh" ? output.name : []));
  if (names.length === 0) return;
  log.warn(
    `customer_ids limits this sync, and it is a full refresh of ${names.join(", ")}: a destination that overwrites is left with the ` +
      "selected customers alone. Choose incremental to refresh them among the others.",
  );
}

/** As it was given, but for the last cursor of a record, since later records must outrank it. Where none was given, there is none. */
async function keepState({ output, clock, savedState }: StreamRun): Promise<void> {
  if (savedState) await output.state({ ...savedState, observed_until: clock.last ?? null });
}
