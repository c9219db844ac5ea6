import { errorsOf, storyOf } from "@airbyte/cdk-typescript-compat/testing";
import { startSimulator, type Kind } from "stripe-simulator";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { streamNamed } from "../../src/streams/raw-streams.js";
import { allStreams, connect, type Connection, type Outcome } from "../support/connection.js";
import { expectComplete } from "../support/expect-complete.js";
import { expectTruth, stripesOwn } from "../support/expect-truth.js";
import { liveExplainedCustomers, type ExplainedCustomers } from "../support/explained-customers.js";
import { apiKey } from "../support/live-account.js";
import { logLines } from "../support/log-lines.js";
import { idsOf, recordsOf, statesOf, type Row } from "../support/records.js";
import { scopesBut } from "../support/scopes.js";
import { workingCard } from "../support/working-card.js";

const day = 86_400;
const rawStreams = allStreams.filter((name) => !["lifecycle_events", "customer_metrics"].includes(name));
const catalogue = new Set(["products", "prices", "coupons"]);

let customers: ExplainedCustomers;

beforeEach(async () => {
  customers = await liveExplainedCustomers();
});
afterEach(() => customers.account.close());

/** Returns a connection with the same state and destination that is limited to these customers. */
function limited(connection: Connection, ...ids: string[]): Connection {
  const other = connect(customers.account, { api_key: apiKey, customer_ids: ids });
  other.states = connection.states;
  return other;
}

function positions(connection: Connection): unknown {
  return connection.states.map((state) => {
    const { stream } = state as { stream: { stream_state: Row; stream_descriptor: { name: string } } };
    const { observed_until: _observed, ...position } = stream.stream_state;
    return [stream.stream_descriptor.name, position];
  });
}

/** Returns the account's objects of a customer, as its lists show them, by stream. */
function held(stream: string, id: string): string[] {
  const { collections } = customers.account.store;
  if (stream === "customers") return [id];
  if (stream === "disputes") {
    const charges = new Set(held("charges", id));
    return idsOf(collections.disputes.all().filter(({ charge }) => charges.has(charge as string)));
  }
  const objects = collections[stream as "invoices"].all() as readonly { id: string; customer?: unknown }[];
  return idsOf(objects.filter(({ customer }) => customer === id));
}

function ids({ messages }: Outcome, stream: string): string[] {
  return idsOf(recordsOf(messages, stream));
}

describe("customer_ids", () => {
  it("reads everything that Stripe has about these customers, and nothing about others", async () => {
    const connection = limited(connect(customers.account, {}), customers.worldly);
    const outcome = await connection.sync();
    expectComplete(outcome);
    for (const stream of rawStreams) {
      expect(ids(outcome, stream), stream).toEqual(catalogue.has(stream) ? [] : held(stream, customers.worldly));
      const { expand } = streamNamed(stream);
      for (const row of recordsOf(outcome.messages, stream)) {
        expect(stripesOwn(row)).toEqual(customers.account.render(stream as Kind, row["id"] as string, expand));
      }
    }
    expect(held("disputes", customers.worldly)).toHaveLength(1);
    expect(recordsOf(outcome.messages, "customer_metrics")).toMatchObject([{ customer_id: customers.worldly }]);
    const emitted = recordsOf(outcome.messages, "lifecycle_events");
    expect(emitted.length).toBeGreaterThan(3);
    expect(new Set(emitted.map((row) => row["customer_id"]))).toEqual(new Set([customers.worldly]));
    const lists = customers.account.requests.entries.filter(({ route }) =>
      ["/v1/customers", "/v1/subscriptions", "/v1/invoices", "/v1/charges", "/v1/credit_notes"].includes(route),
    );
    expect(lists.filter(({ params }) => params["customer"] !== customers.worldly)).toEqual([]);
  });

  it("emits the same rows as a sync of all customers", async () => {
    const whole = connect(customers.account, { api_key: apiKey });
    expectComplete(await whole.sync());
    const few = limited(connect(customers.account, {}), customers.busy, customers.worldly);
    expectComplete(await few.sync());
    for (const stream of ["lifecycle_events", "customer_metrics", "invoices"]) {
      const of = (connection: Connection) =>
        connection.destination
          .rows(stream)
          .filter((row) =>
            [customers.busy, customers.worldly].includes((row["customer_id"] ?? row["customer"]) as string),
          )
          .map(({ computed_at: _computed, observed_at: _observed, ...row }) => JSON.stringify(row))
          .toSorted();
      expect(of(few), stream).toEqual(of(whole));
    }
  });

  it("does not change the state, so the next sync reads the changes of all customers", async () => {
    const { account, busy, worldly } = customers;
    const whole = connect(account, { api_key: apiKey });
    expectComplete(await whole.sync());
    const before = positions(whole);
    const other = account.account.createCustomer({ email: "late@example.com", card: workingCard }).id;
    account.account.updateCustomer(worldly, { name: "Renamed" });
    account.account.updateCustomer(busy, { name: "Renamed too" });
    account.account.cancelSubscription(held("subscriptions", busy)[0]!);
    account.advance(day);

    const few = limited(whole, busy);
    const refreshed = await few.sync();
    expectComplete(refreshed);
    whole.take(refreshed.messages);
    expect(positions(whole)).toEqual(before);
    expect(whole.destination.row("customers", busy)).toMatchObject({ name: "Renamed too" });
    expect(whole.destination.row("customers", worldly)).not.toMatchObject({ name: "Renamed" });
    const cancelled = recordsOf(refreshed.messages, "lifecycle_events");
    expect(cancelled.filter((row) => row["event_type"] === "subscription_cancelled")).toHaveLength(1);
    const row = whole.destination.row("customer_metrics", busy);

    account.advance(60);
    expectComplete(await whole.sync());
    for (const stream of rawStreams) expectTruth(whole, account, stream);
    expect(whole.destination.row("customers", other)).toBeDefined();
    expect(whole.destination.row("customer_metrics", busy)).toMatchObject({
      mrr: row!["mrr"] as number,
      status: "churned",
    });
    // The ledger contains each fact once: its deltas add up to the present MRR.
    const deltas = whole.destination.rows("lifecycle_events").filter(({ customer_id: id }) => id === busy);
    const sum = deltas.reduce((total, { mrr_delta: delta }) => total + ((delta as number | null) ?? 0), 0);
    expect(sum).toBe(row!["mrr"]);
    expect(deltas.filter((event) => event["event_type"] === "subscription_cancelled")).toHaveLength(1);
  });

  it("before any other sync leaves no state, and the first sync of all customers reads everything", async () => {
    const few = limited(connect(customers.account, {}), customers.busy);
    const outcome = await few.sync();
    expectComplete(outcome);
    for (const stream of allStreams) expect(statesOf(outcome.messages, stream), stream).toEqual([{}]);
    customers.account.advance(60);
    const whole = connect(customers.account, { api_key: apiKey });
    whole.states = few.states;
    expectComplete(await whole.sync());
    for (const stream of rawStreams) expectTruth(whole, customers.account, stream);
  });

  it("outranks the rows of earlier reads, and is outranked by the rows of later reads", async () => {
    const whole = connect(customers.account, { api_key: apiKey });
    const streams = ["customers"];
    const cursors: string[] = [];
    const note = ({ messages }: Outcome) => {
      const own = recordsOf(messages, "customers").filter(({ id }) => id === customers.busy);
      cursors.push(...own.map((row) => row["observed_at"] as string));
    };
    note(await whole.sync({ streams }));
    customers.account.account.updateCustomer(customers.busy, { name: "Renamed" });
    const refreshed = await limited(whole, customers.busy).sync({ streams });
    whole.take(refreshed.messages);
    note(refreshed);
    note(await whole.sync({ streams }));
    expect(cursors).toHaveLength(3);
    expect(cursors).toEqual(cursors.toSorted());
    expect(new Set(cursors).size).toBe(3);
  });

  it("marks a deleted customer's rows by its event, or by its id alone if the event is gone", async () => {
    const last = async () => {
      const outcome = await limited(connect(customers.account, {}), customers.gone).sync();
      expectComplete(outcome);
      expect(logLines(outcome, "INFO")).toContain("customer_ids asked=1 read=0 deleted=1 refused=0");
      const [row] = recordsOf(outcome.messages, "customers");
      const [metrics] = recordsOf(outcome.messages, "customer_metrics");
      return { row, metrics };
    };
    expect(await last()).toMatchObject({
      row: { id: customers.gone, name: "Grace", is_deleted: true },
      metrics: { customer_id: customers.gone, is_deleted: true, mrr: 0, email: "grace@example.com" },
    });
    customers.account.advance(40 * day);
    const later = await last();
    expect(later.row).toMatchObject({ id: customers.gone, is_deleted: true });
    expect(later.row).not.toHaveProperty("name");
    expect(later.metrics).toMatchObject({ customer_id: customers.gone, is_deleted: true });
  });

  it("reads a customer once if the id is listed twice", async () => {
    const outcome = await limited(connect(customers.account, {}), customers.busy, ` ${customers.busy}\n`).sync();
    expectComplete(outcome);
    expect(ids(outcome, "customers")).toEqual([customers.busy]);
    expect(logLines(outcome, "INFO")).toContain("customer_ids asked=1 read=1 deleted=0 refused=0");
  });

  it("reads all customers when it is empty", async () => {
    const outcome = await limited(connect(customers.account, {})).sync({ streams: ["customers"] });
    expectComplete(outcome);
    expect(ids(outcome, "customers")).toEqual([customers.busy, customers.worldly].toSorted());
  });

  it("warns about a full refresh, because it may overwrite the destination", async () => {
    const outcome = await limited(connect(customers.account, {}), customers.busy).sync({
      streams: ["customers", "prices"],
      syncMode: "full_refresh",
    });
    expectComplete(outcome);
    expect(logLines(outcome, "WARN")).toEqual([
      expect.stringMatching(
        /^customer_ids limits this sync, and it is a full refresh of customers, prices: .*incremental/,
      ),
    ]);
  });

  it("ends only the stream that the key cannot read", async () => {
    const scoped = await liveExplainedCustomers(scopesBut("charge_read"));
    const connection = connect(scoped.account, { api_key: apiKey, customer_ids: [scoped.worldly] });
    const { messages, exitCode } = await connection.sync();
    expect(exitCode).toBe(1);
    const incomplete = allStreams.filter((stream) => storyOf(messages, stream).at(-1) !== "COMPLETE");
    expect(incomplete).toEqual(["charges", "disputes"]);
    for (const { message } of errorsOf(messages).slice(0, 2)) expect(message).toContain("Charges (Core) → Read");
    expect(recordsOf(messages, "customer_metrics")).toMatchObject([{ ltv_net: null }]);
    await scoped.account.close();
  });
});

it("customer_ids reads a customer of a test clock as of the clock's time, and none of the clock's other customers", async () => {
  const key = "rk_test_51SimulatedReadOnlyKey";
  const simulator = await startSimulator({ customers: 1, months: 1, seed: 1, keys: [{ key, scopes: "all" }] });
  const { account } = simulator;
  const product = account.createProduct({ name: "Pro" }).id;
  const price = account.createPrice({ product, currency: "usd", unitAmount: 2000, recurring: { interval: "month" } });
  const clock = account.createTestClock({ frozenTime: Date.UTC(2031, 0, 1) / 1000 });
  const [own] = [1, 2].map(() => {
    const customer = clock.createCustomer({ email: "clock@example.com", card: workingCard }).id;
    clock.createSubscription({ customer, items: [{ price: price.id }] });
    return customer;
  });
  const connection = connect(simulator, { api_key: key, customer_ids: [own] });
  const outcome = await connection.sync({
    streams: ["customers", "subscriptions", "customer_metrics", "lifecycle_events"],
  });
  expectComplete(outcome);
  expect(ids(outcome, "customers")).toEqual([own]);
  expect(recordsOf(outcome.messages, "subscriptions")).toHaveLength(1);
  expect(recordsOf(outcome.messages, "customer_metrics")).toMatchObject([{ customer_id: own, mrr: 2000 }]);
  expect(recordsOf(outcome.messages, "lifecycle_events").map((row) => row["occurred_at"])).toContain(
    "2031-01-01T00:00:00.000Z",
  );
  await simulator.close();
});
