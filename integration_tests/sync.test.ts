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
  let secondRequests: Readonly<Record<string, number>>;

  beforeAll(async () => {
    simulator = await startLiveAccount({
      customers: 300,
      months: 14,
      seed: 7,
    });
    connection = connect(simulator, config);
    first = await connection.sync();
    firstRequests = simulator.requests.countByRoute();
    simulator.requests.reset();
    simulator.advance(3 * day);
    second = await connection.sync();
    secondRequests = simulator.requests.countByRoute();
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

  it("spends requests in proportion to what changed", () => {
    const changed = second.messages.filter(({ type }) => type === "RECORD").length;
    const spent = (counts: Readonly<Record<string, number>>) =>
      Object.values(counts).reduce((sum, count) => sum + count, 0);
    expect(spent(secondRequests)).toBeLessThan(changed);
    expect(spent(secondRequests)).toBeLessThan(spent(firstRequests));
  });

  it("sends nothing but GET requests", () => {
    expect(simulator.requests.entries.filter(({ notGet }) => notGet)).toEqual([]);
  });

  it("brings an invoice with 35 lines and a subscription with 25 items whole", () => {
    const { longInvoice, wideSubscription } = simulator.world.landmarks;
    const lines = connection.destination.row("invoices", longInvoice)!["lines"] as {
      data: unknown[];
      has_more: boolean;
    };
    const items = connection.destination.row("subscriptions", wideSubscription)!["items"] as typeof lines;
    expect([lines.data.length, lines.has_more]).toEqual([35, false]);
    expect([items.data.length, items.has_more]).toEqual([25, false]);
  });

  it("brings canceled subscriptions", () => {
    const { canceledSubscription } = simulator.world.landmarks;
    expect(connection.destination.row("subscriptions", canceledSubscription)).toMatchObject({
      status: "canceled",
      is_deleted: false,
    });
  });

  it("marks a customer that was deleted between the syncs and keeps its last known state", async () => {
    const victim = simulator.store.collections.customers.all().at(-1)!;
    const { email } = victim;
    simulator.account.deleteCustomer(victim.id);
    simulator.advance(120);
    await connection.sync();
    expect(connection.destination.row("customers", victim.id)).toMatchObject({ is_deleted: true, email });
    expect(connection.destination.row("customer_metrics", victim.id)).toMatchObject({
      is_deleted: true,
      mrr: 0,
      email,
    });
  });

  it("emits nothing when nothing changed", async () => {
    simulator.advance(120);
    await connection.sync();
    simulator.requests.reset();
    const { messages } = await connection.sync();
    expect(messages.filter(({ type }) => type === "RECORD")).toEqual([]);
    expect(simulator.requests.entries.length).toBeLessThanOrEqual(20);
  });
});
