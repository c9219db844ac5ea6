import { beforeAll, describe, expect, it } from "vitest";
import { createFactStore } from "../../facts/fact-store.js";
import { createMissingPermissions } from "../../facts/missing-permissions.js";
import { lagSeconds } from "../../state/state.js";
import { createScriptedClient } from "../../stripe/testing.js";
import type { Sync } from "../run/context.js";
import type { DerivedRun } from "../run/stream-run.js";
import { collectChanges } from "./collect-changes.js";

const nowSeconds = 1_800_000_000;
const settledSeconds = nowSeconds - lagSeconds;

/**
 * Returns the changes of a sync with one derived stream, for events at these seconds, each of its own customer and
 * product.
 */
async function changesOf(seconds: readonly number[]) {
  const data = seconds.flatMap((created) => [
    {
      id: `evt_c${created}`,
      type: "customer.updated",
      created,
      data: { object: { object: "customer", id: `cus_${created}` } },
    },
    {
      id: `evt_p${created}`,
      type: "product.updated",
      created,
      data: { object: { object: "product", id: `prod_${created}`, name: "New" }, previous_attributes: { name: "Old" } },
    },
  ]);
  const headers = { date: new Date(nowSeconds * 1000).toUTCString() };
  const body = { object: "list", has_more: false, data: data.toReversed() };
  const { client, time } = createScriptedClient(() => ({ headers, body }));
  await time.until(client.get({ route: "/v1/events" }));
  const log = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };
  const missingPermissions = createMissingPermissions(log);
  const run = {
    output: { name: "customer_metrics", ended: false },
    state: { phase: "follow", incremental: { events_cursor: settledSeconds - 100 }, carry_over: { customers: {} } },
    rescans: false,
    readsEvidence: false,
  } as unknown as DerivedRun;
  const sync = {
    client,
    log,
    nowSeconds,
    missingPermissions,
    signal: new AbortController().signal,
    raw: [],
    derived: [run],
    deletedCustomers: new Map(),
    listedWhole: new Set(),
    facts: createFactStore(client, log, missingPermissions, {}),
  } as unknown as Sync;
  return time.until(collectChanges(sync));
}

// Virtual time must not advance while the SDK is loaded.
beforeAll(() => import("stripe"));

describe("the changes of a sync", () => {
  it("touch customers and names up to the second that is settled, and leave that second to the next sync", async () => {
    const seconds = [settledSeconds - 100, settledSeconds - 1, settledSeconds, settledSeconds + 1];
    const { settledUntilSeconds, customers, renamed, recentEvents } = await changesOf(seconds);
    expect(settledUntilSeconds).toBe(settledSeconds);
    expect([...customers].toSorted()).toEqual(seconds.slice(0, 2).map((second) => `cus_${second}`));
    expect([...renamed].toSorted()).toEqual(seconds.slice(0, 2).map((second) => `prod_${second}`));
    expect([...recentEvents].toSorted()).toEqual(
      seconds
        .slice(2)
        .flatMap((second) => [`evt_c${second}`, `evt_p${second}`])
        .toSorted(),
    );
  });
});
