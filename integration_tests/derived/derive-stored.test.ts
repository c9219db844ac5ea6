import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { deriveStored } from "../../src/commands/derive/derive-stored.js";
import { storedCollections, type StoredObjects } from "../../src/commands/derive/stored-objects.js";
import { defaultOptions } from "../../src/metrics/options.js";
import type { StripeObject } from "../../src/stripe/resource.js";
import { connect, type Connection } from "../support/connection.js";
import { apiKey } from "../support/live-account.js";
import { readScopes, scopesBut } from "../support/scopes.js";
import { flatState, type Row } from "../support/records.js";
import { startSimulator, type Simulator } from "stripe-simulator";

const day = 86_400;
const collections = Object.keys(storedCollections);
const derivedNames = ["lifecycle_events", "customer_metrics"] as const;
const keyOf = { lifecycle_events: "event_id", customer_metrics: "customer_id" };
const otherScopes = ["balance_transaction_source_read", "balance_transaction_read"];

async function world(seed: number, scopes: readonly string[]): Promise<Simulator> {
  const keys = [{ key: apiKey, scopes: [...otherScopes, ...scopes] }];
  const account = await startSimulator({ customers: 40, months: 7, seed, livemode: true, keys });
  account.advance(3 * day);
  return account;
}

interface Derived {
  readonly rows: Readonly<Record<string, Readonly<Record<string, Row>>>>;
  readonly warnings: readonly string[];
}

/** Derives what the connection's destination holds, without some collections. */
async function deriveFrom(
  connection: Connection,
  {
    without = [],
    change = (rows: readonly Row[]) => rows,
  }: {
    readonly without?: readonly string[];
    readonly change?: (rows: readonly Row[], collection: string) => readonly Row[];
  } = {},
): Promise<Derived> {
  const { destination } = connection;
  const held = new Set(collections.filter((name) => !without.includes(name) && destination.rows(name).length > 0));
  const stored: StoredObjects = {
    collections: new Set(collections.filter((name) => !without.includes(name))),
    async *read(name) {
      if (held.has(name)) yield structuredClone(change(destination.rows(name), name)) as readonly StripeObject[];
    },
  };
  const warnings: string[] = [];
  const rows: Record<string, Record<string, Row>> = { lifecycle_events: {}, customer_metrics: {} };
  const first = destination.rows("customers")[0]!;
  await deriveStored({
    stored,
    account: first["account_id"] as string | null,
    livemode: first["livemode"] === true,
    asOfSeconds: settledUntil(connection) - 1,
    options: defaultOptions,
    log: { debug: () => undefined, info: () => undefined, warn: (each) => warnings.push(each), error: () => undefined },
    signal: new AbortController().signal,
    emit: async (stream, records) => {
      for (const record of records as readonly Row[])
        rows[stream]![String(record[keyOf[stream as "customer_metrics"]])] = record;
    },
  });
  return { rows, warnings };
}

/** Returns up to when the sync emitted derived records. */
function settledUntil({ states }: Connection): number {
  const { stream_state: state } = (
    states as { stream: { stream_descriptor: { name: string }; stream_state: Row } }[]
  ).find(({ stream }) => stream.stream_descriptor.name === "customer_metrics")!.stream;
  return flatState(state)["events_cursor"] as number;
}

function synced({ destination }: Connection): Derived["rows"] {
  return Object.fromEntries(
    derivedNames.map((name) => [
      name,
      Object.fromEntries(destination.rows(name).map((row) => [String(row[keyOf[name]]), row])),
    ]),
  );
}

/** Returns the rows without columns that may differ. */
function without(rows: Readonly<Record<string, Row>>, columns: readonly string[]): Readonly<Record<string, Row>> {
  return Object.fromEntries(
    Object.entries(rows).map(([key, row]) => [
      key,
      Object.fromEntries(Object.entries(row).filter(([column]) => !columns.includes(column))),
    ]),
  );
}

/** Returns the columns in which rows of one key differ. */
function differing(some: Readonly<Record<string, Row>>, others: Readonly<Record<string, Row>>): string[] {
  const columns = Object.entries(some).flatMap(([key, row]) =>
    Object.keys(row).filter((column) => JSON.stringify(row[column]) !== JSON.stringify(others[key]?.[column])),
  );
  return [...new Set(columns)].toSorted();
}

const streams = [...collections, ...derivedNames];

describe.each([1, 2, 3])("of the account with seed %i, derived from raw tables", (seed) => {
  it("without events equals what a sync without Events derives", async () => {
    const account = await world(seed, scopesBut("event_read"));
    try {
      const connection = connect(account, { api_key: apiKey });
      await connection.sync({ streams: streams.filter((name) => name !== "events") });
      const before = account.requests.entries.length;
      const { rows } = await deriveFrom(connection, { without: ["events"] });
      const expected = synced(connection);
      expect(Object.keys(expected["lifecycle_events"]!).length).toBeGreaterThan(100);
      expect(rows["lifecycle_events"]).toEqual(expected["lifecycle_events"]);
      expect(without(rows["customer_metrics"]!, ["computed_at"])).toEqual(
        without(expected["customer_metrics"]!, ["computed_at"]),
      );
      expect(account.requests.entries.length).toBe(before);
    } finally {
      await account.close();
    }
  });

  it("with events equals what a first sync and later ones derive, but for what they could not know", async () => {
    const account = await world(seed, readScopes);
    try {
      const connection = connect(account, { api_key: apiKey });
      await connection.sync({ streams });
      for (let later = 0; later < 2; later += 1) {
        account.advance(9 * day);
        await connection.sync({ streams });
      }
      const { rows } = await deriveFrom(connection);
      const expected = synced(connection);
      const ids = (derived: Derived["rows"], name: string) => Object.keys(derived[name]!).toSorted();
      for (const name of derivedNames) expect(ids(rows, name), name).toEqual(ids(expected, name));
      // The table of events keeps what Stripe's feed has forgotten: exact times, and the last state of deleted customers.
      // Whatever a first derivation sees is historical.
      const more = { lifecycle_events: ["is_historical", "precision", "source"], customer_metrics: remembered };
      for (const name of derivedNames)
        for (const column of differing(without(expected[name]!, ["computed_at"]), rows[name]!))
          expect(more[name], name).toContain(column);
    } finally {
      await account.close();
    }
  });
});

const remembered = ["churned_at", "email", "name", "signed_up_at", "metadata", "external_id"];

describe("raw tables", () => {
  let account: Simulator;
  let connection: Connection;
  let whole: Derived;

  beforeAll(async () => {
    account = await world(4, readScopes);
    connection = connect(account, { api_key: apiKey });
    await connection.sync({ streams });
    whole = await deriveFrom(connection);
  }, 60_000);
  afterAll(() => account.close());

  it("that have everything give no warning but the sync's own, of a subscription with more than 20 items", () => {
    expect(whole.warnings).toEqual([expect.stringContaining("events contain only 20 items")]);
  });

  it.each(["customers", "subscriptions", "invoices"])("without %s cannot be derived from", async (name) => {
    await expect(deriveFrom(connection, { without: [name] })).rejects.toThrow(`sync the stream ${name} too`);
  });

  it("without optional ones give one warning each, and what can be known without them", async () => {
    const missing = ["events", "charges", "credit_notes", "invoice_items", "products", "coupons", "disputes", "prices"];
    const { rows, warnings } = await deriveFrom(connection, { without: missing });
    const named = (name: string) => warnings.filter((each) => each.startsWith(`No ${name} are stored`)).length;
    expect(missing.slice(0, 5).map((name) => [name, named(name)])).toEqual(
      missing.slice(0, 5).map((name) => [name, 1]),
    );
    expect(Object.keys(rows["customer_metrics"]!).length).toBe(Object.keys(whole.rows["customer_metrics"]!).length);
    const ltvs = Object.values(rows["customer_metrics"]!).map((row) => row["ltv_net"]);
    expect(new Set(ltvs)).toEqual(new Set([null]));
  });

  it("give the same in any order, with fields that Stripe does not have, and with null for those that are missing", async () => {
    const fields = ["deleted", "discount", "test_clock", "paid_out_of_band", "loaded_by"];
    const change = (rows: readonly Row[]) =>
      rows.toReversed().map((row) => ({ ...Object.fromEntries(fields.map((name) => [name, null])), ...row, x: "\0" }));
    const { rows, warnings } = await deriveFrom(connection, { change });
    expect(warnings).toEqual(whole.warnings);
    for (const name of derivedNames)
      expect(without(rows[name]!, ["computed_at"])).toEqual(without(whole.rows[name]!, ["computed_at"]));
  });

  it("keep deleted customers with their history, and drop deleted invoices", async () => {
    const paying = Object.values(whole.rows["customer_metrics"]!).find((row) => Number(row["mrr"]) > 0)!;
    const id = paying["customer_id"];
    const ofCustomer = ({ rows }: Derived) =>
      Object.values(rows["lifecycle_events"]!).filter((event) => event["customer_id"] === id);
    const deleted = (name: string) => ({
      change: (rows: readonly Row[], collection: string) =>
        rows.map((row) => ({
          ...row,
          is_deleted: collection === name && (row["id"] === id || row["customer"] === id),
        })),
    });
    const withoutCustomer = await deriveFrom(connection, deleted("customers"));
    expect(withoutCustomer.rows["customer_metrics"]![String(id)]).toMatchObject({
      is_deleted: true,
      name: paying["name"],
      ltv: paying["ltv"],
    });
    expect(ofCustomer(withoutCustomer).length).toBe(ofCustomer(whole).length);
    const withoutInvoices = await deriveFrom(connection, deleted("invoices"));
    expect(withoutInvoices.rows["customer_metrics"]![String(id)]).toMatchObject({ ltv: 0 });
  });

  it("leave customers of test clocks out, with one warning", async () => {
    const [one, other] = Object.keys(whole.rows["customer_metrics"]!);
    const change = (rows: readonly Row[], collection: string) =>
      rows.map((row) =>
        collection === "customers" && [one, other].includes(String(row["id"]))
          ? { ...row, test_clock: "clock_1" }
          : row,
      );
    const { rows, warnings } = await deriveFrom(connection, { change });
    expect(warnings.filter((warning) => !whole.warnings.includes(warning))).toEqual([
      expect.stringMatching(/^2 customers of test clocks are left out/),
    ]);
    expect(Object.keys(rows["customer_metrics"]!).length).toBe(Object.keys(whole.rows["customer_metrics"]!).length - 2);
  });

  it("with cut lists, discounts without terms and rows that are no events give a warning for each kind", async () => {
    const change = (rows: readonly Row[], collection: string) =>
      rows.map((row) => {
        if (collection === "invoices") return { ...row, lines: { ...(row["lines"] as object), has_more: true } };
        if (collection === "subscriptions") return { ...row, discounts: ["di_1"] };
        return collection === "events" ? { ...row, data: "cut" } : row;
      });
    const { warnings } = await deriveFrom(connection, { change });
    const about = (text: string) => warnings.filter((each) => each.includes(text)).length;
    expect([about("only the first lines"), about("only the ids of their discounts"), about("rows of events")]).toEqual([
      1, 1, 1,
    ]);
  });
});
