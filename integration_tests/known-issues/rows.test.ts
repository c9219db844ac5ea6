import type { Kind, Simulator, Store } from "stripe-simulator";
import { beforeAll, describe, expect, it } from "vitest";
import type { RawStream } from "../../src/streams/kinds.js";
import { readSchema } from "../../src/streams/schemas.js";
import { announce } from "../support/announce.js";
import { connect, type Connection } from "../support/connection.js";
import { expectComplete } from "../support/expect-complete.js";
import { expectTruth, stripesOwn } from "../support/expect-truth.js";
import { apiKey, startLiveAccount } from "../support/live-account.js";
import { recordsOf, type Row } from "../support/records.js";
import { worldStreams } from "../support/world-streams.js";

const config = { api_key: apiKey };
const minute = 60;

/**
 * The object without its references to other streams, because an event of a credit note also makes the sync read its
 * invoice again.
 */
function alone(object: object): Readonly<Record<string, unknown>> {
  const others = new Set(worldStreams.flatMap(({ changes }) => changes.map(({ idField }) => idField)));
  return Object.fromEntries(Object.entries(object).filter(([field]) => field === "id" || !others.has(field)));
}

/** Returns the objects of a stream's list, without prices that were created within an item. */
function listed({ collections, inlinePrices }: Store, { name }: RawStream) {
  const objects: readonly { readonly id: string }[] = collections[name as Kind].all();
  return objects.filter(({ id }) => !inlinePrices.has(id));
}

/** Adds three credit notes. A single one would be fetched by id, because its list is not cheaper. */
function addCreditNotes({ account, store }: Simulator): void {
  const paid = store.collections.invoices
    .all()
    .filter(({ status, amount_paid: minor }) => status === "paid" && minor > 100);
  for (const { id } of paid.slice(0, 3)) {
    account.createCreditNote({ invoice: id, amountMinor: 100, settle: "out_of_band" });
  }
}

describe("an object that an event names", () => {
  let simulator: Simulator;
  let connection: Connection;

  beforeAll(async () => {
    simulator = await startLiveAccount({ customers: 60, months: 6, seed: 7, eventApiVersion: "2024-06-20" });
    addCreditNotes(simulator);
    simulator.advance(10 * minute);
    connection = connect(simulator, config);
    expectComplete(await connection.sync());
    return () => simulator.close();
  }, 60_000);

  /** Announces that the objects were updated, and reads. @returns the emitted records of each stream */
  async function update(chosen: (entry: RawStream) => readonly { readonly id: string }[]): Promise<Map<string, Row[]>> {
    for (const entry of worldStreams) {
      const { types } = entry.changes.find(({ idField }) => idField === "id")!;
      const type = types.find((each) => each.endsWith(".updated"))!;
      for (const object of chosen(entry)) announce(simulator, type, alone(object), { apiVersion: "2024-06-20" });
    }
    simulator.advance(minute);
    simulator.requests.reset();
    const outcome = await connection.sync({ streams: worldStreams.map(({ name }) => name) });
    expectComplete(outcome);
    return new Map(worldStreams.map(({ name }) => [name, recordsOf(outcome.messages, name)]));
  }

  const rowsBefore = () =>
    new Map(worldStreams.map(({ name }) => [name, connection.destination.rows(name).map(stripesOwn)]));

  it("#9 has the same fields after it is fetched by id as after backfill, in every stream", async () => {
    const { longInvoice, wideSubscription } = simulator.world.landmarks;
    const rarest = new Set([longInvoice, wideSubscription]);
    const before = rowsBefore();
    for (const share of [0, 0.3, 0.6, 0.99]) {
      const emitted = await update((entry) => {
        const objects = listed(simulator.store, entry);
        const rare = share === 0 ? objects.find(({ id }) => rarest.has(id)) : undefined;
        return [rare ?? objects[Math.floor(share * objects.length)]!];
      });
      for (const { name, path } of worldStreams) {
        expect(simulator.requests.countByRoute()[`GET ${path}/{id}`], path).toBe(1);
        expect(emitted.get(name), name).toHaveLength(1);
        const [row] = emitted.get(name)!.map(stripesOwn);
        expect(row, name).toEqual(before.get(name)!.find(({ id }) => id === row!["id"]));
      }
    }
  });

  it("#9 has the same fields after its list was read again, in every stream", async () => {
    const before = rowsBefore();
    const emitted = await update((entry) => listed(simulator.store, entry));
    for (const { name, path } of worldStreams) {
      expect(simulator.requests.countByRoute()[`GET ${path}`], path).toBeGreaterThan(0);
      const byId = (rows: readonly Row[]) => Object.fromEntries(rows.map((row) => [row["id"], row]));
      expect(byId(emitted.get(name)!.map(stripesOwn)), name).toEqual(byId(before.get(name)!));
    }
  });

  it("#18 is marked as deleted with its last known state, in every stream whose objects can be deleted", async () => {
    const { account, store } = simulator;
    account.setApiVersion("2026-10-28.endive");
    const monthly = { currency: "usd", unitAmount: 900, recurring: { interval: "month" as const } };
    const customer = account.createCustomer({ email: "leaver@example.com" }).id;
    const product = account.createProduct({ name: "Discontinued" }).id;
    const lines = [{ amountMinor: 100, description: "Never sent" }];
    const doomed: Readonly<Record<string, string>> = {
      customers: customer,
      invoices: account.createInvoice({ customer, currency: "usd", lines }).id,
      products: product,
      prices: account.createPrice({ ...monthly, product }).id,
      coupons: account.createCoupon({ percentOff: 5, duration: "once" }).id,
    };
    simulator.advance(minute);
    expectComplete(await connection.sync());
    const before = new Map(Object.entries(doomed).map(([name, id]) => [name, connection.destination.row(name, id)!]));
    expect([...before.keys()].toSorted()).toEqual(
      worldStreams.flatMap(({ name, deletion }) => (deletion === undefined ? [] : [name])).toSorted(),
    );

    account.deleteInvoice(doomed["invoices"]!);
    account.deleteCustomer(customer);
    account.deleteCoupon(doomed["coupons"]!);
    for (const name of ["prices", "products"] as const) {
      const object = store.collections[name].get(doomed[name]!)!;
      store.collections[name].remove(object.id);
      announce(simulator, `${object.object}.deleted`, object);
    }
    simulator.advance(minute);
    expectComplete(await connection.sync());
    for (const [name, row] of before) {
      const after = connection.destination.row(name, row["id"] as string)!;
      const { observed_at: _at, ...lastKnown } = row;
      expect(after, name).toMatchObject({ ...plain(lastKnown), is_deleted: true });
      expectTruth(connection, simulator, name);
    }
  });

  it("#18 is marked as deleted although no sync read it before, and so are its customer's metrics", async () => {
    const { id } = simulator.account.createCustomer({ email: "brief@example.com" });
    simulator.account.deleteCustomer(id);
    simulator.advance(2 * minute);
    expectComplete(await connection.sync());
    expect(connection.destination.row("customers", id)).toMatchObject({ is_deleted: true, email: "brief@example.com" });
    expect(connection.destination.row("customer_metrics", id)).toMatchObject({ is_deleted: true, mrr: 0 });
  });

  it("#18 stays if it is a canceled subscription, because that is not deleted", async () => {
    const active = simulator.store.collections.subscriptions.all().find(({ status }) => status === "active")!;
    simulator.account.cancelSubscription(active.id);
    simulator.advance(minute);
    expectComplete(await connection.sync());
    const row = connection.destination.row("subscriptions", active.id);
    expect(row).toMatchObject({ status: "canceled", is_deleted: false });
  });

  /**
   * Returns the fields that a payload and an object of a list have in common. The others are expanded, or embedded
   * lists.
   */
  function plain(row: Row): Row {
    return Object.fromEntries(Object.entries(row).filter(([, value]) => typeof value !== "object" || value === null));
  }
});

describe("events whose payloads are in another API version", () => {
  const oldest = "2024-06-20";
  const versions = ["2026-03-25.dahlia", "2025-09-30.clover", "2025-03-31.basil", "2024-09-30.acacia", oldest];

  /** Plays the same account life with events in that API version, and returns a connection's rows. */
  async function lifeIn(eventApiVersion: string): Promise<{ simulator: Simulator; connection: Connection }> {
    const simulator = await startLiveAccount({ customers: 25, months: 3, seed: 12, eventApiVersion });
    const connection = connect(simulator, config);
    expectComplete(await connection.sync());
    const { account, store } = simulator;
    const active = store.collections.subscriptions.all().filter(({ status }) => status === "active");
    account.updateSubscription(active[0]!.id, { items: [{ id: active[0]!.items.data[0]!.id, quantity: 3 }] });
    account.updateSubscription(active[1]!.id, { discounts: ["WELCOME20"] });
    account.cancelSubscription(active[2]!.id);
    account.deleteCustomer(active[3]!.customer as string);
    for (const days of [2, 20]) {
      simulator.advance(days * 24 * 60 * minute);
      expectComplete(await connection.sync());
    }
    return { simulator, connection };
  }

  const emittedRows = ({ connection }: { readonly connection: Connection }, stream: string, key: string) =>
    Object.fromEntries(
      connection.destination.rows(stream).map(({ computed_at: _at, ...row }) => [row[key] as string, row]),
    );

  it("#10 change nothing in the rows, because objects are fetched in the pinned version and facts are equal", async () => {
    const newest = await lifeIn("2026-10-28.endive");
    for (const version of versions) {
      const life = await lifeIn(version);
      for (const { name } of worldStreams) expectTruth(life.connection, life.simulator, name);
      for (const [stream, key] of [
        ["lifecycle_events", "event_id"],
        ["customer_metrics", "customer_id"],
      ] as const) {
        expect(emittedRows(life, stream, key), `${stream} of ${version}`).toEqual(emittedRows(newest, stream, key));
      }
      await life.simulator.close();
    }
    await newest.simulator.close();
  }, 60_000);

  it("#10 leave no field in a deleted object's row that the stream does not declare", async () => {
    const { simulator, connection } = await lifeIn(oldest);
    const gone = connection.destination.rows("customers").filter((row) => row["is_deleted"] === true);
    const declared = readSchema("customers")["properties"] as object;
    expect(gone).not.toEqual([]);
    for (const row of gone) expect(Object.keys(row).filter((field) => !(field in declared))).toEqual([]);
    await simulator.close();
  });
});
