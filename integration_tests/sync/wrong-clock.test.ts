import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { systemClock } from "../../src/stripe/clock.js";
import { createHttpWire, type Wire } from "../../src/stripe/request/wire.js";
import { allStreams, connect, type Connection, type Outcome } from "../support/connection.js";
import { expectComplete } from "../support/expect-complete.js";
import { expectTruth } from "../support/expect-truth.js";
import { apiKey } from "../support/live-account.js";
import { signUp, startQuietAccount, type QuietAccount } from "../support/quiet-account.js";
import { flatState } from "../support/records.js";

const day = 86_400;
const config = { api_key: apiKey, full_rescan_interval_days: 0 };

interface Saved {
  readonly stream: {
    readonly stream_descriptor: { readonly name: string };
    readonly stream_state: Record<string, Record<string, unknown>>;
  };
}

describe("a state that was saved by a wrong clock", () => {
  let simulator: QuietAccount;
  let connection: Connection;
  let customers: readonly string[];

  beforeEach(async () => {
    simulator = await startQuietAccount();
    customers = signUp(simulator, 8, () => 60);
    simulator.advance(120);
    connection = connect(simulator, config);
    expectComplete(await connection.sync());
  });
  afterEach(() => simulator.close());

  function edit(change: (state: Record<string, Record<string, unknown>>) => void): void {
    connection.states = structuredClone(connection.states);
    for (const { stream } of connection.states as Saved[]) change(stream.stream_state);
  }

  function warnings({ messages }: Outcome): string[] {
    return messages.flatMap((message) =>
      message.type === "LOG" && /times that cannot be right/.test(message.log.message) ? [message.log.message] : [],
    );
  }

  it.each([
    ["events_cursor", "incremental"],
    ["listed_at", "backfill"],
    ["high_water_mark", "backfill"],
  ])("whose %s is ahead gets a warning for each stream and misses no change", async (field, part) => {
    simulator.account.updateCustomer(customers[0]!, { name: "Renamed" });
    simulator.account.deleteCustomer(customers[1]!);
    simulator.advance(120);
    edit((state) => (state[part]![field] = simulator.clock.nowSeconds + 30 * day));
    const outcome = await connection.sync();
    expectComplete(outcome);
    for (const name of allStreams)
      expect(warnings(outcome).some((text) => text.includes(`stream "${name}"`) && text.includes(field))).toBe(true);
    expectTruth(connection, simulator, "customers");
    expect(connection.destination.row("customers", customers[1]!)).toMatchObject({ is_deleted: true });
    simulator.advance(120);
    const next = await connection.sync();
    expect(warnings(next)).toEqual([]);
    expect(next.messages.filter(({ type }) => type === "RECORD")).toEqual([]);
  });

  it("whose cursor is a few minutes ahead is followed, because two of Stripe's clocks may differ", async () => {
    edit((state) => (state["incremental"]!["events_cursor"] = simulator.clock.nowSeconds + 240));
    const outcome = await connection.sync();
    expectComplete(outcome);
    expect(warnings(outcome)).toEqual([]);
    expect(outcome.messages.filter(({ type }) => type === "RECORD")).toEqual([]);
  });

  it.each([
    ["1970", 0, [0, 1, 2, 5]],
    ["9999", Date.UTC(9999, 11, 31), [0, 1, 2, 5]],
    ["2031", Date.UTC(2031, 0, 1), [3, 5, 8]],
  ])("never comes from one wrong Date, of %s", async (_year, dateMs, positions) => {
    for (const position of positions) {
      const fresh = connect(simulator, config, { wire: withWrongDate(position, dateMs) });
      expectComplete(await fresh.sync());
      const { nowSeconds } = simulator.clock;
      for (const { stream } of fresh.states as Saved[]) {
        const { connected_at, listed_at, high_water_mark, events_cursor } = flatState(stream.stream_state);
        for (const time of [connected_at, listed_at, high_water_mark, events_cursor]) {
          expect(time).toBeLessThanOrEqual(nowSeconds + day);
          expect(time).toBeGreaterThan(nowSeconds - day);
        }
      }
    }
  });
});

/** Returns a wire on which one answer, by its position, has a wrong Date. */
function withWrongDate(position: number, dateMs: number): Wire {
  const wire = createHttpWire(systemClock);
  let count = 0;
  return async (request, signal) => {
    const index = count++;
    const answer = await wire(request, signal);
    if (index !== position) return answer;
    return { ...answer, headers: { ...answer.headers, date: new Date(dateMs).toUTCString() } };
  };
}
