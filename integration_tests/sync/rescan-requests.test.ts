import type { Simulator } from "stripe-simulator";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { allStreams, connect, type Connection } from "../support/connection.js";
import { expectComplete } from "../support/expect-complete.js";
import { expectTruth } from "../support/expect-truth.js";
import { apiKey, startLiveAccount } from "../support/live-account.js";
import { presentMrr, emittedMrr } from "../support/oracle-sums.js";

const day = 86_400;
const derived = ["lifecycle_events", "customer_metrics"];
const raw = allStreams.filter((name) => !derived.includes(name));
const config = { api_key: apiKey, full_rescan_interval_days: 10 };

let simulator: Simulator;

/** Syncs, and returns the number of requests other than those for the change feed. */
async function requestsOf(connection: Connection, streams: readonly string[]): Promise<number> {
  simulator.requests.reset();
  expectComplete(await connection.sync({ streams }));
  return simulator.requests.entries.filter(({ route }) => route !== "/v1/events").length;
}

/** Changes a share of the customers and their subscriptions, and lets ten minutes pass. */
function change(share: number): void {
  const { customers, subscriptions } = simulator.store.collections;
  const some = new Set(
    customers
      .all()
      .slice(0, share * customers.size)
      .map(({ id }) => id),
  );
  for (const id of some) simulator.account.updateCustomer(id, { metadata: { changed_at: "now" } });
  const active = subscriptions
    .all()
    .filter(({ status, customer }) => status === "active" && some.has(customer as string));
  for (const { id } of active) simulator.account.cancelSubscription(id);
  simulator.advance(600);
}

function expectRows(connection: Connection, streams: readonly string[]): void {
  for (const stream of raw.filter((name) => streams.includes(name))) expectTruth(connection, simulator, stream);
  if (!streams.includes("lifecycle_events")) return;
  const { destination } = connection;
  expect(emittedMrr(destination.rows("lifecycle_events"))).toEqual(presentMrr(destination.rows("customer_metrics")));
}

describe("the requests of a full rescan", () => {
  beforeAll(async () => {
    simulator = await startLiveAccount({ customers: 150, months: 3, seed: 12 });
  }, 60_000);
  afterAll(() => simulator.close());

  const selections = { "the raw streams": raw, "the derived streams": derived, "all streams": allStreams };

  it.each(
    Object.entries(selections).flatMap(([name, streams]) => [0, 5].map((percent) => ({ name, streams, percent }))),
  )(
    "of $name are at most 2 % more than those of a first sync, if $percent % of the customers changed",
    async ({ streams, percent }) => {
      const connection = connect(simulator, config);
      await connection.sync({ streams });
      simulator.advance(10 * day);
      change(percent / 100);
      const rescan = await requestsOf(connection, streams);
      expectRows(connection, streams);
      const first = await requestsOf(connect(simulator, config), streams);
      expect(rescan).toBeLessThanOrEqual(1.02 * first);
    },
    60_000,
  );

  it("are no more if it falls due for some of the streams only", async () => {
    const connection = connect(simulator, config);
    await connection.sync({ streams: derived });
    simulator.advance(4 * day);
    await connection.sync();
    simulator.advance(6 * day);
    change(0.05);
    const rescan = await requestsOf(connection, allStreams);
    expectRows(connection, allStreams);
    const first = await requestsOf(connect(simulator, config), allStreams);
    expect(rescan).toBeLessThanOrEqual(1.02 * first);
  }, 60_000);

  it("are a few for each customer that changes while the lists are read, and bring the change", async () => {
    const connection = connect(simulator, config);
    await connection.sync();
    simulator.advance(10 * day);
    const { id, customer } = aloneOfItsCustomer();
    let isCancelled = false;
    simulator.faults.add({
      kind: "500",
      match: ({ route }) => {
        // The lists are being read. The request itself is answered.
        if (route === "/v1/invoices" && !isCancelled) {
          isCancelled = true;
          simulator.account.cancelSubscription(id);
          simulator.clock.advanceTo(simulator.clock.nowSeconds + 90);
        }
        return false;
      },
    });
    const rescan = await requestsOf(connection, allStreams);
    simulator.faults.clear();
    expect(isCancelled).toBe(true);
    expect(connection.destination.row("subscriptions", id)).toMatchObject({ status: "canceled" });
    expect(connection.destination.row("customer_metrics", customer as string)).toMatchObject({ status: "churned" });
    expectRows(connection, allStreams);
    const fresh = await requestsOf(connect(simulator, config), allStreams);
    const perCustomer = 10;
    expect(rescan).toBeLessThanOrEqual(1.02 * fresh + perCustomer);
  }, 60_000);

  /** Returns the subscription of a customer who has no other. */
  function aloneOfItsCustomer(): { readonly id: string; readonly customer: unknown } {
    const all = simulator.store.collections.subscriptions.all();
    const isAlone = (customer: unknown) => all.filter((other) => other.customer === customer).length === 1;
    return all.find(({ status, customer }) => status === "active" && isAlone(customer))!;
  }
});

describe("an interrupted first sync", () => {
  beforeEach(async () => {
    simulator = await startLiveAccount({ customers: 300, months: 1, seed: 3 });
  }, 60_000);
  afterEach(() => simulator.close());

  it("reads no object one by one that its resumed listing shows", async () => {
    const connection = connect(simulator, config);
    const interrupted = new AbortController();
    let pages = 0;
    simulator.faults.add({
      kind: "hang",
      match: ({ route }) => {
        if (route !== "/v1/customers" || ++pages <= 1) return false;
        interrupted.abort();
        return true;
      },
    });
    await connection.sync({ streams: ["customers"], signal: interrupted.signal });
    simulator.faults.clear();
    const oldest = simulator.store.collections.customers.all().toSorted((a, b) => a.created - b.created);
    for (const { id } of oldest.slice(0, 50)) simulator.account.updateCustomer(id, { name: "Renamed" });
    simulator.advance(600);
    await requestsOf(connection, ["customers"]);
    expect(simulator.requests.countByRoute()["GET /v1/customers/{id}"]).toBeUndefined();
    expectTruth(connection, simulator, "customers");
  }, 60_000);
});
