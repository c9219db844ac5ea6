import type { Simulator, StoredEvent } from "stripe-simulator";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { announce } from "../support/announce.js";
import { connect, type Connection } from "../support/connection.js";
import { expectComplete } from "../support/expect-complete.js";
import { apiKey, startLiveAccount } from "../support/live-account.js";
import { signUp, startQuietAccount, type QuietAccount } from "../support/quiet-account.js";
import { recordsOf } from "../support/records.js";

const config = { api_key: apiKey };
const minute = 60;
const streams = ["customers"];

let simulator: QuietAccount;
let connection: Connection;
let customers: readonly string[];

/** 3,000 customers, so that listing them again costs 30 visible requests. */
beforeAll(async () => {
  simulator = await startQuietAccount();
  customers = signUp(simulator, 3_000, () => 20 * minute);
  connection = connect(simulator, config);
  expectComplete(await connection.sync({ streams }));
  return () => simulator.close();
}, 60_000);

/** Advances past the overlap, so that the changes of an earlier test are behind it. */
beforeEach(async () => {
  await syncLater();
  simulator.requests.reset();
});

const rename = (id: string, name: string) => simulator.account.updateCustomer(id, { name });
const row = (id: string) => connection.destination.row("customers", id)!;
const requests = () => simulator.requests.entries.length;

async function syncLater(): Promise<readonly object[]> {
  simulator.advance(10 * minute);
  const outcome = await connection.sync({ streams });
  expectComplete(outcome);
  return recordsOf(outcome.messages);
}

describe("two events of one object in one second", () => {
  /** Returns the events that the change creates, visible the given number of seconds after it. */
  function delaying(seconds: readonly number[], change: () => void): void {
    const { events } = simulator.store;
    const before = events.length;
    change();
    const made = events.splice(before);
    expect(made).toHaveLength(seconds.length);
    events.push(...made.map((event, index): StoredEvent => ({ ...event, visibleAt: event.created + seconds[index]! })));
  }

  it.each([
    ["in their order", [0, 0]],
    ["the newer one first", [20, 0]],
    ["the older one first", [0, 20]],
  ])("#6 leave the newer state in the destination if they arrive %s", async (order, delays) => {
    const [id] = customers;
    delaying(delays, () => {
      rename(id!, `Older, ${order}`);
      rename(id!, `Newer, ${order}`);
    });
    for (const seconds of [1, 30, 10 * minute]) {
      simulator.advance(seconds);
      expectComplete(await connection.sync({ streams }));
      expect(row(id!)["name"]).toBe(`Newer, ${order}`);
    }
  });

  it.each([
    ["in their order", [0, 0]],
    ["the deletion first", [20, 0]],
    ["the update first", [0, 20]],
  ])("#6 leave a changed and deleted customer deleted, if they arrive %s", async (_order, delays) => {
    const [id] = signUp(simulator, 1, () => 1);
    await syncLater();
    delaying(delays, () => {
      rename(id!, "Last words");
      simulator.account.deleteCustomer(id!);
    });
    for (const seconds of [30, 10 * minute]) {
      simulator.advance(seconds);
      expectComplete(await connection.sync({ streams }));
      expect(row(id!)).toMatchObject({ is_deleted: true, name: "Last words" });
    }
  });
});

describe("an event that becomes visible late", () => {
  it("#16 is read 20 seconds later, although the sync in between read newer events", async () => {
    const [late, early] = customers;
    rename(late!, "Seen late");
    const event = simulator.store.events.pop()!;
    simulator.store.events.push({ ...event, visibleAt: event.created + 20 });
    simulator.advance(5);
    rename(early!, "Seen at once");
    await connection.sync({ streams });
    expect(row(early!)["name"]).toBe("Seen at once");
    expect(row(late!)["name"]).not.toBe("Seen late");

    simulator.advance(15);
    await connection.sync({ streams });
    expect(row(late!)["name"]).toBe("Seen late");
  });
});

describe("the cost of a later sync", () => {
  it.each([0, 1, 5, 20])("#24 is at most one request for each of %i changes, and four", async (changes) => {
    for (const id of customers.slice(0, changes)) rename(id, `One of ${changes}`);
    const records = await syncLater();
    expect(records).toHaveLength(changes);
    expect(requests()).toBeLessThanOrEqual(4 + changes);
  });

  it("#24 is the cost of the list if a whole page of objects is new", async () => {
    const created = signUp(simulator, 90, () => 1);
    const records = await syncLater();
    expect(records).toHaveLength(created.length);
    expect(requests()).toBeLessThanOrEqual(5);
  });

  it("#25 is one request for each changed object, however many events name it", async () => {
    for (let round = 0; round < 200; round += 1) {
      simulator.advance(1);
      for (const id of customers.slice(0, 5)) rename(id, `Round ${round}`);
    }
    const records = await syncLater();
    expect(records).toHaveLength(5);
    const counts = simulator.requests.countByRoute();
    expect([counts["GET /v1/customers/{id}"], counts["GET /v1/customers"] ?? 0]).toEqual([5, 0]);
    expect(customers.slice(0, 5).map((id) => row(id)["name"])).toEqual(Array<string>(5).fill("Round 199"));
  });

  it("#26 emits no record if nothing changed since the overlap", async () => {
    rename(customers[0]!, "Renamed for good");
    expect(await syncLater()).toHaveLength(1);
    expect(await syncLater()).toEqual([]);
    expect(await syncLater()).toEqual([]);
  });

  it("#26 emits no record twice within the overlap", async () => {
    rename(customers[0]!, "Renamed a moment ago");
    simulator.advance(10);
    expect(recordsOf((await connection.sync({ streams })).messages)).toHaveLength(1);
    expect(recordsOf((await connection.sync({ streams })).messages)).toEqual([]);
  });
});

it("an event of a type that no stream follows costs no request", async () => {
  for (let each = 0; each < 10; each += 1) announce(simulator, "payout.paid", { id: `po_${each}`, object: "payout" });
  expect(await syncLater()).toEqual([]);
  expect(requests()).toBeLessThanOrEqual(4);
});

describe("the cost of a later sync of all streams", () => {
  let living: Simulator;
  let everything: Connection;

  beforeAll(async () => {
    living = await startLiveAccount({ customers: 250, months: 10, seed: 5 });
    everything = connect(living, config);
    expectComplete(await everything.sync());
    await syncSoon();
    return () => living.close();
  }, 60_000);

  /** Only the test changes this account. */
  async function syncSoon(): Promise<readonly object[]> {
    do living.advance(2 * minute);
    while (living.store.events.at(-1)!.created > living.clock.nowSeconds - 2 * minute);
    living.requests.reset();
    const outcome = await everything.sync();
    expectComplete(outcome);
    return recordsOf(outcome.messages);
  }

  it.each([0, 1, 5])(
    "#24 #26 is a few requests for each of %i changed customers, and only their rows",
    async (changes) => {
      const { customers } = living.store.collections;
      for (const { id } of customers.all().slice(30, 30 + changes))
        living.account.updateCustomer(id, { name: `One of ${changes}` });
      const changed = living.store.events.length;
      const records = await syncSoon();
      expect(living.store.events).toHaveLength(changed);
      // The customer and its metrics.
      expect(records).toHaveLength(2 * changes);
      // The customer, its subscriptions, invoices, charges and credit notes, the objects that its subscriptions
      // reference, and the events that came meanwhile.
      expect(living.requests.entries.length).toBeLessThanOrEqual(4 + 6 * changes);
    },
  );
});
