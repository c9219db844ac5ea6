import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { PRORATING_PROFILE, type Simulator } from "stripe-simulator";
import { visibleSeconds } from "../../src/stripe/change-feed.js";
import { connect, type Connection } from "../support/connection.js";
import { expectComplete } from "../support/expect-complete.js";
import { fasterClock } from "../support/faster-clock.js";
import { apiKey, startLiveAccount } from "../support/live-account.js";
import { explain } from "../support/explain.js";
import { unexplained, type ExplainedNumbers } from "../support/explained-ledger.js";
import type { Row } from "../support/records.js";

const config = { api_key: apiKey };
const surroundings = { clock: fasterClock(10) };
const day = 86_400;

/** Columns that say how a fact was read, and not what happened. */
const readColumns = new Set(["is_historical", "source", "precision", "movement"]);

function factsSince(connection: Connection, seconds: number): Map<string, string> {
  const rows = connection.destination
    .rows("lifecycle_events")
    .filter((row) => Date.parse(row["recorded_at"] as string) / 1000 >= seconds);
  return new Map(rows.map((row) => [row["event_id"] as string, lineOf(row)]));
}

function lineOf(row: Row): string {
  const kept = Object.entries(row).filter(([column, value]) => value !== null && !readColumns.has(column));
  return JSON.stringify(Object.fromEntries(kept));
}

describe("a connection that begins now and one that synced daily for 60 days", () => {
  let simulator: Simulator;
  let daily: Connection;
  let fresh: Connection;
  let boundary: number;

  beforeAll(async () => {
    simulator = await startLiveAccount({ customers: 120, months: 6, seed: 31, profile: PRORATING_PROFILE });
    daily = connect(simulator, config, surroundings);
    for (let days = 0; days < 60; days += 1) {
      expectComplete(await daily.sync({ streams: ["lifecycle_events", "customer_metrics"] }));
      simulator.advance(day);
    }
    expectComplete(await daily.sync({ streams: ["lifecycle_events", "customer_metrics"] }));
    boundary = simulator.clock.nowSeconds - visibleSeconds;
    fresh = connect(simulator, config, surroundings);
    expectComplete(await fresh.sync({ streams: ["lifecycle_events", "customer_metrics"] }));
  }, 300_000);

  afterAll(() => simulator.close());

  it("agree on all facts of the last 30 days: the same ids, times and amounts", () => {
    const [followed, first] = [factsSince(daily, boundary), factsSince(fresh, boundary)];
    expect(followed.size).toBeGreaterThan(150);
    const differing = [...new Set([...followed.keys(), ...first.keys()])].filter(
      (id) => followed.get(id) !== first.get(id),
    );
    expect(differing.map((id) => [followed.get(id), first.get(id)])).toEqual([]);
  });

  it("report every change of those days as exact", () => {
    const changes = fresh.destination
      .rows("lifecycle_events")
      .filter((row) => row["event_type"] === "subscription_changed")
      .filter((row) => Date.parse(row["recorded_at"] as string) / 1000 >= boundary);
    expect(changes.length).toBeGreaterThan(20);
    expect(changes.filter((row) => row["precision"] !== "exact")).toEqual([]);
  });
});

describe("explain", () => {
  it("agrees with the ledger on every row of every customer, after a first sync", async () => {
    const simulator = await startLiveAccount({ customers: 60, months: 8, seed: 5, profile: PRORATING_PROFILE });
    try {
      const connection = connect(simulator, config, surroundings);
      expectComplete(await connection.sync({ streams: ["lifecycle_events", "customer_metrics"] }));
      expect(connection.destination.rows("customer_metrics").length).toBeGreaterThan(50);
      const explained = async (customer: string) => {
        const { stdout } = await explain(simulator, config, "--customer", customer, "--json");
        return JSON.parse(stdout) as ExplainedNumbers;
      };
      expect(await unexplained(connection.destination, explained)).toEqual([]);
    } finally {
      await simulator.close();
    }
  }, 300_000);
});
