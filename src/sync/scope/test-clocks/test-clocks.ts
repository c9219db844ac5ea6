import pMap from "p-map";
import { StripeError } from "../../../stripe/request/errors.js";
import { permissions } from "../../../stripe/key/permissions.js";
import { listTestClocks, type TestClock } from "../../../stripe/test-clocks.js";
import type { Changes } from "../../catch-up/collect-changes.js";
import { readTestClock } from "./read-test-clock.js";
import { active, checkpoint, fail } from "../../run/stream-run.js";
import type { Sync } from "../../run/context.js";

/** Clocks that are read at the same time. The limiter decides how many requests run. */
const concurrency = 4;

/**
 * Reads the objects of a sandbox's test clocks, which Stripe's lists do not return, and derives the clocks' customers.
 * A clock has few objects, and its time does not show when they changed. So every sync reads and emits them all,
 * and the state stores nothing of them. https://docs.stripe.com/billing/testing/test-clocks
 *
 * In live mode there are no clocks. The sync logs that, and continues without them.
 * It does the same if the key may not list them.
 *
 * @param changes the changes of the catch-up; the clocks' customers are removed from those that they touched
 */
export async function readTestClocks(sync: Sync, changes: Changes | undefined): Promise<void> {
  const { client, log, signal } = sync;
  if (client.livemode) {
    log.info("include_test_clocks is ignored: the API key is of live mode, and test clocks exist in sandboxes only.");
    return;
  }
  const raw = sync.raw.filter(({ entry }) => entry.testClockScope !== undefined);
  const runs = [...raw, ...sync.derived];
  if (active(runs).length === 0) return;
  try {
    const clocks = await permittedClocks(sync);
    await pMap(clocks, async (clock) => readTestClock(sync, clock, changes), { concurrency });
    for (const run of active(raw)) await checkpoint(run, run.state);
  } catch (error) {
    if (signal.aborted) throw error;
    await fail(runs, error);
  }
}

async function permittedClocks({ client, log }: Sync): Promise<readonly TestClock[]> {
  try {
    return await listTestClocks(client);
  } catch (error) {
    if (!(error instanceof StripeError && error.kind === "permission")) throw error;
    log.warn(
      `The API key lacks ${permissions.testClocks.dashboard}, so the objects of test clocks are not read. ` +
        `Add this permission to the key, or set include_test_clocks to false.`,
    );
    return [];
  }
}
