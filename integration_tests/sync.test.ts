import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Simulator } from "stripe-simulator";
import { rawStreams } from "../src/streams/list.js";
import { connect, type Connection, type Outcome } from "./support/connection.js";
import { apiKey, startLiveAccount } from "./support/live-account.js";

const config = { api_key: apiKey, external_id_metadata_key: "workspace_id" };
const day = 86_400;

describe("a sync of everything, three days of life, and another sync", () => {
  let simulator: Simulator;
  let connection: Connection;
  let first: Outcome;
  let second: Outcome;
  let firstRequests: Readonly<Record<string, number>>;

  beforeAll(async () => {
    simulator = await startLiveAccount({
      customers: 300,
      months: 14,
      seed: 7,
    });
    connection = connect(simulator, config);
    first = await connection.sync();
    firstRequests = simulator.requests.countByRoute();
    simulator.advance(3 * day);
    second = await connection.sync();
  }, 120_000);

  afterAll(() => simulator.close());

  it("ends well both times", () => {
    expect([first.exitCode, second.exitCode]).toEqual([0, 0]);
  });

  it.each(rawStreams)("brings $name to the account's truth", ({ name, expand }) => {
    const truth = new Map([...simulator.truth(name as "invoices", expand)].map((object) => [object.id, object]));
    const rows = connection.destination.rows(name);
    const living = rows.filter((row) => row["is_deleted"] === false);
    expect(living.map(({ id }) => id as string).toSorted()).toEqual([...truth.keys()].map(String).toSorted());
    for (const { account_id, observed_at: _at, is_deleted: _deleted, ...object } of living) {
      expect(account_id).toBe(simulator.store.accountId);
      expect(object).toEqual(truth.get(object["id"] as string));
    }
  });

  it("reads each collection once, however many streams need it", () => {
    const { invoices, subscriptions, customers } = simulator.store.collections;
    for (const [route, { size }] of Object.entries({ invoices, subscriptions, customers })) {
      const pages = Math.ceil(size / 100);
      expect(firstRequests[`GET /v1/${route}`]).toBeGreaterThanOrEqual(pages);
      expect(firstRequests[`GET /v1/${route}`]).toBeLessThan(pages * 1.5 + 4);
    }
  });

  it("sends nothing but GET requests", () => {
    expect(simulator.requests.entries.filter(({ notGet }) => notGet)).toEqual([]);
  });
});
