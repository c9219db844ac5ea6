import { errorsOf, storyOf } from "@airbyte/cdk-typescript-compat/testing";
import type { FaultKind, Kind, Limits, LoggedRequest, Simulator } from "stripe-simulator";
import { afterEach, beforeAll, describe, expect, it } from "vitest";
import { connect, type Connection, type Outcome } from "../support/connection.js";
import { expectComplete } from "../support/expect-complete.js";
import { expectTruth } from "../support/expect-truth.js";
import { fasterClock } from "../support/faster-clock.js";
import { apiKey, startLiveAccount } from "../support/live-account.js";
import { signUp, startQuietAccount, type QuietAccount } from "../support/quiet-account.js";
import { idsOf } from "../support/records.js";

const config = { api_key: apiKey };
const minute = 60;
/** Some customers are changed below. The others are only listed. */
const streams = ["customers", "subscriptions", "products", "charges"];

describe("an account that refuses requests", () => {
  let simulator: QuietAccount;

  async function start(limits: Limits): Promise<void> {
    simulator = await startQuietAccount({ limits });
    signUp(simulator, 6_000, () => 10 * minute);
  }
  afterEach(() => simulator.close());

  const refusedIn = (requests: readonly LoggedRequest[]) =>
    requests.filter(({ status }) => status === 429).length / requests.length;

  it("#13 is read completely although 30 % of all requests get 429", async () => {
    await start({});
    for (const reason of ["endpoint-rate", "global-concurrency"]) {
      simulator.faults.add({ kind: "429", probability: 0.15, reason });
    }
    const connection = connect(simulator, config, { clock: fasterClock(40) });
    expectComplete(await connection.sync({ streams: ["customers"] }));
    expect(refusedIn(simulator.requests.entries)).toBeGreaterThan(0.2);
    expectTruth(connection, simulator, "customers");
  }, 60_000);

  it("#13 is asked ever more slowly, until it refuses few requests", async () => {
    // The connector's clock runs at four times the speed: it sees 3 requests per second of the 25 that Stripe
    // documents.
    await start({ perEndpointPerSecond: 12 });
    const connection = connect(simulator, config, { clock: fasterClock(4) });
    expectComplete(await connection.sync({ streams: ["customers"] }));
    const asked = simulator.requests.entries.filter(({ route }) => route === "/v1/customers");
    expect(refusedIn(asked.slice(asked.length / 2))).toBeLessThan(0.25);
    expectTruth(connection, simulator, "customers");
  }, 60_000);
});

describe("a read whose requests all fail from some request on, until the retries are exhausted", () => {
  let simulator: Simulator;

  beforeAll(async () => {
    simulator = await startLiveAccount({ customers: 60, months: 8, seed: 5 });
    return () => simulator.close();
  }, 60_000);
  afterEach(() => simulator.faults.clear());

  const surroundings = { clock: fasterClock(200), random: () => 0.01 };
  const kinds: readonly FaultKind[] = ["429", "503"];

  /**
   * Runs a sync whose requests fail after a number of requests. Returns undefined if the sync made no more requests
   * than that.
   */
  async function syncFailing(connection: Connection, requests: number, kind: FaultKind): Promise<Outcome | undefined> {
    let asked = 0;
    simulator.faults.add({ kind, match: () => (asked += 1) > requests });
    const outcome = await connection.sync({ streams });
    simulator.faults.clear();
    if (asked <= requests) return undefined;
    expect(outcome.exitCode, `after ${requests} requests`).toBe(1);
    return outcome;
  }

  it.each(kinds)(
    "#14 fails by %s in a first sync, and its states lose nothing",
    async (kind) => {
      for (let requests = 0; ; requests += 2) {
        const connection = connect(simulator, config, surroundings);
        const failed = await syncFailing(connection, requests, kind);
        if (!failed) return expect(requests).toBeGreaterThan(streams.length);
        expect(errorsOf(failed.messages).at(-1)).toMatchObject({ failure_type: "transient_error" });
        const unfinished = streams.filter((stream) => storyOf(failed.messages, stream).at(-1) === "INCOMPLETE");
        expect(unfinished).not.toEqual([]);
        expectComplete(await connection.sync({ streams }));
        for (const name of streams) {
          expect(idsOf(connection.destination.rows(name)), name).toEqual(idsOf([...simulator.truth(name as Kind)]));
        }
      }
    },
    60_000,
  );

  it.each(kinds)(
    "#14 fails by %s in a later sync, and its states lose no change",
    async (kind) => {
      const connection = connect(simulator, config, surroundings);
      expectComplete(await connection.sync({ streams }));
      for (let requests = 0; ; requests += 1) {
        change(requests);
        simulator.advance(2 * minute);
        if (!(await syncFailing(connection, requests, kind))) return expect(requests).toBeGreaterThan(4);
        expectComplete(await connection.sync({ streams }));
        for (const name of streams) expectTruth(connection, simulator, name);
      }
    },
    60_000,
  );

  /** Changes a few objects of each of three streams, so that they are fetched one by one. */
  function change(round: number): void {
    const { account, store } = simulator;
    const { customers, subscriptions, products } = store.collections;
    for (const { id } of customers.all().slice(round, round + 8))
      account.updateCustomer(id, { name: `Round ${round}` });
    const active = subscriptions.all().filter(({ status }) => status === "active");
    for (const { id } of active.slice(0, 6)) account.updateSubscription(id, { metadata: { round: String(round) } });
    account.updateProduct(products.all()[round % products.size]!.id, { description: `Round ${round}` });
  }
});
