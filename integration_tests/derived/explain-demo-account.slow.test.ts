import type { Logger } from "@airbyte/cdk-typescript-compat";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Simulator } from "stripe-simulator";
import { startWorld, world } from "../../demo/src/world.js";
import { explainCustomer } from "../../src/commands/explain/explain-customer.js";
import { readSettings } from "../../src/config.js";
import { createStripeClient, type StripeClient } from "../../src/stripe/client.js";
import { events } from "../../src/stripe/change-feed.js";
import { connect, type Connection } from "../support/connection.js";
import { expectComplete } from "../support/expect-complete.js";
import { unexplained } from "../support/explained-ledger.js";
import { fasterClock } from "../support/faster-clock.js";
import { apiKey } from "../support/live-account.js";

const config = { api_key: apiKey };
const silent: Logger = { debug() {}, info() {}, warn() {}, error() {} };

describe("explain of the demo's account", () => {
  let simulator: Simulator;
  let connection: Connection;

  beforeAll(async () => {
    simulator = await startWorld(apiKey, world);
    connection = connect(simulator, config, { clock: fasterClock(10) });
    expectComplete(await connection.sync({ streams: ["lifecycle_events", "customer_metrics"] }));
  }, 600_000);

  afterAll(() => simulator.close());

  it("agrees with the ledger on every row of every customer, after a first sync", async () => {
    const customers = connection.destination.rows("customer_metrics").length;
    expect(customers).toBeGreaterThan(0.9 * world.customers);
    const { signal } = new AbortController();
    const client = readingEventsOnce(
      createStripeClient({ apiKey, apiBase: simulator.url, clock: fasterClock(100), signal }),
      simulator.clock.nowSeconds,
    );
    const { options } = readSettings(config);
    const differences = await unexplained(connection.destination, (customerId) =>
      explainCustomer({ client, log: silent, customerId, days: 30, options }),
    );
    expect(differences).toEqual([]);
  }, 600_000);
});

/**
 * Returns a client that requests each page of events once, because `explain` reads the events of the whole account for
 * each customer. Its time stands still, so that all customers are explained as of the same second.
 */
function readingEventsOnce(client: StripeClient, nowSeconds: number): StripeClient {
  const pages = new Map<string, ReturnType<StripeClient["get"]>>();
  return {
    ...client,
    nowSeconds: () => nowSeconds,
    get(request) {
      if (request.route !== events.path) return client.get(request);
      const key = JSON.stringify(request.params);
      const page = pages.get(key) ?? client.get(request);
      pages.set(key, page);
      return page;
    },
  };
}
