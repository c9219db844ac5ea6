import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startSimulator, type Simulator } from "stripe-simulator";
import { connect, type Connection } from "./support/connection.js";

const config = { api_key: "rk_live_51SimulatedReadOnlyKey", external_id_metadata_key: "workspace_id" };
const day = 86_400;

type Row = Readonly<Record<string, unknown>>;

describe("the derived streams after a first sync and three syncs of living on", () => {
  let simulator: Simulator;
  let connection: Connection;
  let connectedSeconds: number;

  beforeAll(async () => {
    simulator = await startSimulator({
      customers: 300,
      months: 14,
      seed: 11,
      livemode: true,
      keys: [{ key: config.api_key, scopes: "all" }],
    });
    connectedSeconds = simulator.clock.nowSeconds;
    connection = connect(simulator, config);
    for (const days of [1, 2, 9]) {
      expect((await connection.sync()).exitCode).toBe(0);
      simulator.advance(days * day);
    }
    // Quiet minutes, so that the last sync sees everything that happened.
    expect((await connection.sync()).exitCode).toBe(0);
  }, 120_000);

  afterAll(() => simulator.close());

  const events = (type: string) =>
    connection.destination.rows("lifecycle_events").filter((row) => row["event_type"] === type);
  const idsOf = (rows: readonly Row[], field: string) => rows.map((row) => row[field] as string).toSorted();

  it("tell the same of every customer as a fresh connection does", async () => {
    const fresh = connect(simulator, config);
    await fresh.sync({ streams: ["customer_metrics"] });
    const rows = (from: Connection) =>
      Object.fromEntries(
        from.destination.rows("customer_metrics").map(({ computed_at: _at, ...row }) => [row["customer_id"], row]),
      );
    expect(rows(connection)).toEqual(rows(fresh));
  });

  it("have MRR deltas that add up to the MRR of each customer in each currency", () => {
    const sums = new Map<string, number>();
    for (const event of [...events("subscription_changed"), ...events("subscription_cancelled")]) {
      const key = `${event["customer_id"] as string} ${event["currency"] as string}`;
      sums.set(key, (sums.get(key) ?? 0) + Number(event["mrr_delta"] ?? 0));
    }
    const current = connection.destination
      .rows("customer_metrics")
      .flatMap((row) =>
        (row["mrr_by_currency"] as { currency: string; amount: number }[]).map(
          ({ currency, amount }) => [`${row["customer_id"] as string} ${currency}`, amount] as const,
        ),
      );
    const positive = (entries: Iterable<readonly [string, number]>) =>
      Object.fromEntries([...entries].filter(([, amount]) => amount !== 0));
    expect(positive(sums)).toEqual(positive(current));
  });

  it("tell one signup of every customer that exists", () => {
    const living = simulator.store.collections.customers.all().map(({ id }) => id);
    const signedUp = new Set(events("user_signed_up").map((row) => row["customer_id"]));
    expect(living.filter((id) => !signedUp.has(id))).toEqual([]);
    expect(events("user_signed_up").length).toBe(signedUp.size);
  });

  it("tell one cancellation of every canceled subscription, and one start of every trial", () => {
    const subscriptions = simulator.store.collections.subscriptions.all();
    const canceled = subscriptions.filter(({ status }) => status === "canceled").map(({ id }) => id);
    const onTrial = subscriptions.filter(({ trial_start: start, trial_end: end }) => start !== null && end! > start);
    expect(idsOf(events("subscription_cancelled"), "subscription_id")).toEqual(canceled.toSorted());
    expect(idsOf(events("trial_started"), "subscription_id")).toEqual(onTrial.map(({ id }) => id).toSorted());
  });

  it("tell every payment that failed since the connection began, once", () => {
    const failures = simulator.store.events.filter(
      ({ type, created }) => type === "invoice.payment_failed" && created >= connectedSeconds,
    );
    const told = events("payment_failed").filter((row) => row["is_historical"] === false);
    expect(failures.length).toBeGreaterThan(0);
    expect(idsOf(told, "invoice_id")).toEqual(failures.map(({ object }) => object["id"] as string).toSorted());
  });

  it("carry the customer's own id from the configured metadata key", () => {
    const withKey = simulator.store.collections.customers.all().filter(({ metadata }) => metadata["workspace_id"]);
    expect(withKey.length).toBeGreaterThan(0);
    for (const { id, metadata } of withKey) {
      expect(connection.destination.row("customer_metrics", id)!["external_id"]).toBe(metadata["workspace_id"]);
    }
  });
});
