import type { Simulator } from "stripe-simulator";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { wholeCatalog } from "../../src/commands/discover/catalog.js";
import { allStreams, connect, type Connection, type Outcome } from "../support/connection.js";
import { expectComplete } from "../support/expect-complete.js";
import { apiKey, startLiveAccount } from "../support/live-account.js";
import { recordsOf } from "../support/records.js";

/**
 * The events stream's cursor is the time when Stripe recorded them. One fact has one immutable row, so no row has to
 * outrank another.
 */
const observed = wholeCatalog().filter(({ name }) => allStreams.includes(name) && name !== "lifecycle_events");

describe("the cursor of a stream whose rows change", () => {
  let simulator: Simulator;
  let connection: Connection;
  const outcomes: Outcome[] = [];

  /** Three syncs within one second of Stripe's clock, two of them after changes, and one sync a day later. */
  beforeAll(async () => {
    simulator = await startLiveAccount({ customers: 60, months: 6, seed: 5 });
    connection = connect(simulator, { api_key: apiKey });
    const { account, store } = simulator;
    await sync();
    for (const name of ["First", "Second"]) {
      for (const { id } of store.collections.customers.all().slice(0, 5)) account.updateCustomer(id, { name });
      await sync();
    }
    simulator.advance(86_400);
    await sync();
  }, 60_000);
  afterAll(() => simulator.close());

  async function sync(): Promise<void> {
    const outcome = await connection.sync();
    expectComplete(outcome);
    outcomes.push(outcome);
  }

  it.each(observed)("of $name increases strictly from record to record, also across syncs", ({ name, ...stream }) => {
    const [field] = stream.default_cursor_field!;
    const cursors = outcomes.flatMap(({ messages }) => recordsOf(messages, name)).map((row) => row[field!] as string);
    expect(cursors.length).toBeGreaterThan(0);
    expect(cursors.filter((cursor, index) => index > 0 && cursor <= cursors[index - 1]!)).toEqual([]);
  });

  it("lets the later of two reads within one second win in the destination", () => {
    const [customer] = simulator.store.collections.customers.all();
    const names = outcomes.flatMap(({ messages }) =>
      recordsOf(messages, "customers").flatMap(({ id, name }) => (id === customer!.id ? [name] : [])),
    );
    expect(names.slice(-2)).toEqual(["First", "Second"]);
    expect(connection.destination.row("customers", customer!.id)).toMatchObject({ name: "Second" });
  });
});
