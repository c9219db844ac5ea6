import { Interruption, type AirbyteMessage } from "@airbyte/cdk-typescript-compat";
import type { Kind, Simulator } from "stripe-simulator";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { allStreams, connect, type Connection } from "../support/connection.js";
import { expectComplete } from "../support/expect-complete.js";
import { fasterClock } from "../support/faster-clock.js";
import { expectTruth } from "../support/expect-truth.js";
import { apiKey, startLiveAccount } from "../support/live-account.js";
import { signUp, startQuietAccount, type QuietAccount } from "../support/quiet-account.js";
import { idsOf, recordsOf, statesOf } from "../support/records.js";
import { worldStreams } from "../support/world-streams.js";

const config = { api_key: apiKey };
const minute = 60;
const day = 24 * 60 * minute;
const pageSize = 100;
/** These accounts do not change while they are read, so a clock that runs ahead misses no change. */
const surroundings = { clock: fasterClock(20) };
const rawNames = worldStreams.map(({ name }) => name);

/**
 * Returns the records and states that a platform received, if the source's process died after this number of messages.
 */
function killedAfter(server: { readonly url: string }, messages: readonly AirbyteMessage[], count: number): Connection {
  const connection = connect(server, config, surroundings);
  connection.take(messages.slice(0, count));
  return connection;
}

/** Returns message counts, alternately up to a state and half-way to the next state. */
function deaths(messages: readonly AirbyteMessage[]): number[] {
  const states = messages.flatMap(({ type }, index) => (type === "STATE" ? [index + 1] : []));
  return states.map((count, index) => (index % 2 ? count : Math.floor((count + (states[index + 1] ?? count)) / 2)));
}

/** Returns the records that were read twice, except for the pages that the crash can have cost. */
function expectLittleReadTwice(written: readonly AirbyteMessage[], again: readonly AirbyteMessage[]): void {
  for (const name of rawNames) {
    const covered = lastCovered(written, name);
    const repeated = recordsOf(again, name).filter(({ id }) => covered.has(id as string));
    const ranges = (statesOf(written, name).at(-1)?.["open_ranges"] ?? []) as readonly unknown[];
    expect(repeated.length, name).toBeLessThanOrEqual(pageSize * ranges.length);
  }
}

/** Checks that a stream never emits more than a page of records without a state. */
function expectPagesCovered(messages: readonly AirbyteMessage[]): void {
  const uncovered = new Map<string, number>();
  for (const message of messages) {
    if (message.type === "STATE") uncovered.set(message.state.stream.stream_descriptor.name, 0);
    if (message.type !== "RECORD") continue;
    const { stream } = message.record;
    uncovered.set(stream, (uncovered.get(stream) ?? 0) + 1);
    expect(uncovered.get(stream), stream).toBeLessThanOrEqual(pageSize);
  }
}

/** Returns the ids of the records that the stream's last state covers. */
function lastCovered(written: readonly AirbyteMessage[], name: string): ReadonlySet<string> {
  const last = written.findLastIndex(
    (message) => message.type === "STATE" && message.state.stream.stream_descriptor.name === name,
  );
  return new Set(idsOf(recordsOf(written.slice(0, last + 1), name)));
}

describe("an account of some pages per stream", () => {
  let simulator: Simulator;

  beforeAll(async () => {
    simulator = await startLiveAccount({ customers: 120, months: 12, seed: 5 });
    // The last minutes are quiet, so no object is read twice because of a change.
    do simulator.advance(5 * minute);
    while (simulator.store.events.at(-1)!.created > simulator.clock.nowSeconds - 5 * minute);
    return () => simulator.close();
  }, 60_000);
  afterEach(() => simulator.faults.clear());

  it("#3 is complete after a crash at any page, and reads at most one page of each open range twice", async () => {
    const { messages } = await connect(simulator, config, surroundings).sync({ streams: rawNames });
    const counts = deaths(messages);
    expect(counts.length).toBeGreaterThan(20);
    const truth = new Map(rawNames.map((name) => [name, idsOf([...simulator.truth(name as Kind)])]));
    for (const count of counts) {
      const connection = killedAfter(simulator, messages, count);
      const rest = await connection.sync({ streams: rawNames });
      expectComplete(rest);
      for (const name of rawNames) expect(idsOf(connection.destination.rows(name)), name).toEqual(truth.get(name));
      expectLittleReadTwice(messages.slice(0, count), rest.messages);
    }
  }, 60_000);

  it("#20 has a state of a stream after every page of its records", async () => {
    const { messages } = await connect(simulator, config, surroundings).sync({ streams: rawNames });
    expectPagesCovered(messages);
    expect(new Set(recordsOf(messages).map(({ object }) => object)).size).toBe(rawNames.length);
  });

  it("#20 has a state of every stream, with its high-water mark, before the first list request", async () => {
    const stop = new AbortController();
    const isList = ({ route }: { readonly route: string }) => worldStreams.some(({ path }) => path === route);
    simulator.faults.add({
      kind: "hang",
      match: (request) => {
        if (isList(request)) stop.abort(new Interruption("SIGTERM"));
        return isList(request);
      },
    });
    const { messages } = await connect(simulator, config).sync({ signal: stop.signal });
    expect(recordsOf(messages)).toEqual([]);
    for (const name of allStreams) {
      const mark = simulator.clock.nowSeconds - minute;
      expect(statesOf(messages, name), name).toMatchObject([{ phase: "backfill", high_water_mark: mark }]);
    }
  });
});

describe("a later sync that finds more changes than fit in a page", () => {
  let simulator: QuietAccount;
  const streams = ["customers"];

  beforeAll(async () => {
    simulator = await startQuietAccount();
  });
  afterAll(() => simulator.close());

  it("#20 has a state after every page of its records", async () => {
    const customers = signUp(simulator, 400, () => minute);
    const connection = connect(simulator, config, surroundings);
    expectComplete(await connection.sync({ streams }));
    simulator.advance(day);
    for (const id of customers) {
      simulator.advance(minute);
      simulator.account.updateCustomer(id, { name: "Renamed" });
    }
    simulator.advance(10 * minute);
    const outcome = await connection.sync({ streams });
    expectComplete(outcome);
    expect(recordsOf(outcome.messages)).toHaveLength(400);
    expectPagesCovered(outcome.messages);
  });
});

describe("a first sync that is killed after 40 % of its pages, while the account keeps changing", () => {
  let simulator: Simulator;

  beforeAll(async () => {
    simulator = await startLiveAccount({ customers: 120, months: 10, seed: 6 });
  }, 60_000);
  afterAll(() => simulator.close());

  it("#4 continues its backfill and does not switch to events: all streams end as after an uninterrupted sync", async () => {
    const pages = Math.floor(0.4 * (await pagesOfWholeSync()));
    const stop = new AbortController();
    let asked = 0;
    simulator.faults.add({
      kind: "slow",
      ms: 0,
      match: () => {
        if ((asked += 1) > pages) stop.abort(new Interruption("SIGTERM"));
        return false;
      },
    });
    const connection = connect(simulator, config);
    const killed = await connection.sync({ signal: stop.signal });
    simulator.faults.clear();
    expect(killed.exitCode).toBe(143);
    const { invoices } = simulator.store.collections;
    expect(connection.destination.rows("invoices").length).toBeLessThan(invoices.size);

    simulator.advance(2 * day);
    expectComplete(await connection.sync());
    simulator.advance(5 * minute);
    expectComplete(await connection.sync());
    for (const name of rawNames) expectTruth(connection, simulator, name);

    const whole = connect(simulator, config);
    expectComplete(await whole.sync());
    expect(metrics(connection)).toEqual(metrics(whole));
  }, 60_000);

  async function pagesOfWholeSync(): Promise<number> {
    expectComplete(await connect(simulator, config).sync());
    const { length } = simulator.requests.entries;
    simulator.requests.reset();
    return length;
  }

  const metrics = ({ destination }: Connection) =>
    Object.fromEntries(
      destination.rows("customer_metrics").map(({ computed_at: _at, ...row }) => [row["customer_id"] as string, row]),
    );
});

describe("a list of 1,000 rows", () => {
  let simulator: QuietAccount;
  const streams = ["customers"];

  /** Some of the seconds contain more objects than a page. */
  beforeAll(async () => {
    simulator = await startQuietAccount();
    signUp(simulator, 1_000, (index) => (index < 250 || (index > 600 && index < 750) ? 0 : index % 7) * minute);
    simulator.advance(10 * minute);
  });
  afterAll(() => simulator.close());
  afterEach(() => simulator.faults.clear());

  it("#21 loses no row if the read is resumed at each page, newest first like Stripe's lists", async () => {
    const { messages } = await connect(simulator, config, surroundings).sync({ streams });
    const counts = deaths(messages);
    expect(counts.length).toBeGreaterThan(10);
    for (const count of counts) {
      const connection = killedAfter(simulator, messages, count);
      expectComplete(await connection.sync({ streams }));
      expect(idsOf(connection.destination.rows("customers"))).toEqual(
        idsOf(simulator.store.collections.customers.all()),
      );
    }
  }, 60_000);

  it("#21 loses no row if every process dies after its third page", async () => {
    const platform = connect(simulator, config);
    for (let processes = 0; ; processes += 1) {
      expect(processes).toBeLessThan(40);
      const process = connect(simulator, config, surroundings);
      process.states = platform.states;
      const { messages } = await process.sync({ streams });
      // The first state contains only the plan.
      const states = messages.flatMap(({ type }, index) => (type === "STATE" ? [index + 1] : []));
      const written = messages.slice(0, states[3]);
      platform.take(written);
      if (statesOf(written, "customers").at(-1)!["phase"] === "follow") break;
    }
    expect(idsOf(platform.destination.rows("customers"))).toEqual(idsOf(simulator.store.collections.customers.all()));
  }, 60_000);

  it("#19 continues if the object that a page starts after is deleted before the page is requested", async () => {
    let deletions = 0;
    simulator.faults.add({
      kind: "slow",
      ms: 0,
      match: ({ route, params: { starting_after: last } }) => {
        if (route === "/v1/customers" && typeof last === "string" && deletions < 3) {
          deletions += 1;
          simulator.account.deleteCustomer(last);
        }
        return false;
      },
    });
    const connection = connect(simulator, config);
    expectComplete(await connection.sync({ streams }));
    expect(deletions).toBe(3);
    simulator.advance(5 * minute);
    expectComplete(await connection.sync({ streams }));
    expectTruth(connection, simulator, "customers");
    const gone = connection.destination.rows("customers").filter((row) => row["is_deleted"] === true);
    expect(idsOf(gone)).toEqual([...simulator.store.deletedCustomers].toSorted());
  });
});
