import { errorsOf, storyOf } from "@airbyte/cdk-typescript-compat/testing";
import { beforeEach, describe, expect, it } from "vitest";
import { startSimulator, type LoggedRequest, type Simulator, type TestClockAccount } from "stripe-simulator";
import { canonicalTypes } from "../../src/metrics/events/event-record.js";
import { allStreams, connect as connectTo, type Connection, type Outcome } from "../support/connection.js";
import { expectComplete } from "../support/expect-complete.js";
import { fasterClock } from "../support/faster-clock.js";
import { idsOf, recordsOf, statesOf, type Row } from "../support/records.js";
import { workingCard } from "../support/working-card.js";
import { worldStreams } from "../support/world-streams.js";

const apiKey = "rk_test_51SimulatedReadOnlyKey";
const config = { api_key: apiKey, include_test_clocks: true };
/** A sandbox allows few requests per second, and the connector keeps to this limit. */
const connect = (server: Simulator, config: object) => connectTo(server, config, { clock: fasterClock(20) });
const minute = 60;
const day = 86_400;
const past = Date.UTC(2019, 0, 1) / 1000;
const future = Date.UTC(2031, 0, 1) / 1000;

let simulator: Simulator;
let price: string;
/** Each clock has one customer. */
let ada: ClockOfOne;
let grace: ClockOfOne;

interface ClockOfOne {
  readonly clock: TestClockAccount;
  readonly customer: string;
  readonly subscription: string;
}

beforeEach(async () => {
  simulator = await startSandbox("all");
  const { account } = simulator;
  const product = account.createProduct({ name: "Pro" }).id;
  const recurring = { interval: "month" } as const;
  price = account.createPrice({ product, currency: "usd", unitAmount: 2000, recurring }).id;
  account.createCoupon({ id: "QUARTER", percentOff: 50, duration: "repeating", durationInMonths: 3 });
  ada = clockOfOne(future, []);
  grace = clockOfOne(past, ["QUARTER"]);
  // The pause is so long that a first sync sees none of this in events.
  simulator.advance(10 * minute);
  return () => simulator.close();
});

function startSandbox(scopes: "all" | readonly string[]): Promise<Simulator> {
  return startSimulator({ customers: 5, months: 2, seed: 9, keys: [{ key: apiKey, scopes }] });
}

function clockOfOne(frozenTime: number, discounts: readonly string[]): ClockOfOne {
  const clock = simulator.account.createTestClock({ frozenTime });
  const customer = clock.createCustomer({ email: "clock@example.com", card: workingCard }).id;
  return { clock, customer, subscription: clock.createSubscription({ customer, items: [{ price }], discounts }).id };
}

/** Returns the customer's own rows of each stream, by the ids that the account contains. */
function held({ customer }: ClockOfOne) {
  const { subscriptions, invoices, charges } = simulator.store.collections;
  const own = (objects: readonly { readonly id: string; readonly customer?: unknown }[]) =>
    idsOf(objects.filter((object) => object.customer === customer));
  return {
    customers: [customer],
    subscriptions: own(subscriptions.all()),
    invoices: own(invoices.all()),
    charges: own(charges.all()),
  };
}

function arrived({ destination }: Connection, { customer }: ClockOfOne) {
  const own = (stream: string) => idsOf(destination.rows(stream).filter((row) => row["customer"] === customer));
  return {
    customers: idsOf(destination.rows("customers").filter(({ id }) => id === customer)),
    subscriptions: own("subscriptions"),
    invoices: own("invoices"),
    charges: own("charges"),
  };
}

const derived = ["lifecycle_events", "customer_metrics"];
const onClocks = worldStreams.filter(({ testClockScope }) => testClockScope !== undefined);
const fed = [...onClocks.map(({ name }) => name), ...derived];
const none = { customers: [], subscriptions: [], invoices: [], charges: [] };

const isCanonical = (row: Row): boolean => canonicalTypes.has(row["event_type"] as string);

function ledger({ destination }: Connection, { customer }: ClockOfOne): Row[] {
  return destination.rows("lifecycle_events").filter((row) => row["customer_id"] === customer && isCanonical(row));
}

function metrics({ destination }: Connection, { customer }: ClockOfOne): Row | undefined {
  return destination.row("customer_metrics", customer);
}

function logged({ messages }: Outcome, pattern: RegExp): readonly string[] {
  return messages.flatMap((message) =>
    message.type === "LOG" && pattern.test(message.log.message) ? [message.log.level] : [],
  );
}

const aboutClocks = ({ route, params }: LoggedRequest) => route.includes("test_clocks") || "test_clock" in params;

describe("objects of test clocks, which Stripe lists only by clock or customer", () => {
  it("#27 are not requested unless include_test_clocks is on", async () => {
    const connection = connect(simulator, { api_key: apiKey });
    expectComplete(await connection.sync());
    expect(connection.destination.rows("customers").length).toBeGreaterThan(0);
    ada.clock.updateCustomer(ada.customer, { name: "Ada" });
    ada.clock.cancelSubscription(ada.subscription);
    simulator.advance(10 * minute);
    expectComplete(await connection.sync());
    for (const each of [ada, grace]) {
      expect(arrived(connection, each)).toEqual(none);
      expect(metrics(connection, each)).toBeUndefined();
    }
    expect(simulator.requests.entries.filter(aboutClocks)).toEqual([]);
  });

  it("#27 arrive with the option on, whatever their time, and their customers' metrics are as of the clock's time", async () => {
    ada.clock.advanceTo(future + 40 * day);
    simulator.advance(10 * minute);
    const connection = connect(simulator, { ...config, import_window: { window: "last_months", months: 3 } });
    expectComplete(await connection.sync());
    for (const each of [ada, grace]) expect(arrived(connection, each)).toEqual(held(each));
    expect(held(ada).invoices).toHaveLength(2);
    expect(metrics(connection, ada)).toMatchObject({
      mrr: 2000,
      status: "active",
      plan: "Pro",
      signed_up_at: "2031-01-01T00:00:00.000Z",
      renewal_at: "2031-03-01T00:00:00.000Z",
      paid_invoice_count: 2,
      ltv: 4000,
    });
    // The discount of three months is over by the account's time, but not by the clock's time.
    expect(metrics(connection, grace)).toMatchObject({ mrr: 1000, renewal_at: "2019-02-01T00:00:00.000Z" });
    const emitted = (each: ClockOfOne) =>
      ledger(connection, each).map((row) => [row["event_type"], row["occurred_at"], row["mrr_delta"]]);
    expect(emitted(ada)).toEqual([
      ["user_signed_up", "2031-01-01T00:00:00.000Z", null],
      ["subscription_changed", "2031-01-01T00:00:00.000Z", 2000],
    ]);
    expect(emitted(grace)).toEqual([
      ["user_signed_up", "2019-01-01T00:00:00.000Z", null],
      ["subscription_changed", "2019-01-01T00:00:00.000Z", 1000],
    ]);
  });

  it("#27 are requested without bounds on their creation, which is in the clock's time", async () => {
    expectComplete(await connect(simulator, config).sync());
    const asked = simulator.requests.entries.filter(
      (request) => aboutClocks(request) || request.params["customer"] === ada.customer,
    );
    expect(new Set(asked.map(({ route }) => route))).toEqual(
      new Set(["/v1/test_helpers/test_clocks", ...onClocks.map(({ path }) => path)]),
    );
    expect(asked.filter(({ params }) => "created" in params)).toEqual([]);
  });

  it("#27 are read again by each sync, which emits the changes and equals a fresh connection", async () => {
    const connection = connect(simulator, config);
    expectComplete(await connection.sync());
    ada.clock.advanceTo(future + 70 * day);
    grace.clock.advanceTo(past + 40 * day);
    grace.clock.cancelSubscription(grace.subscription);
    const late = clockOfOne(past, []);
    // The fresh connection's first sync also reads events of the clocks' objects.
    const fresh = connect(simulator, config);
    expectComplete(await fresh.sync());
    simulator.advance(2 * minute);
    expectComplete(await connection.sync());
    for (const each of [ada, grace, late]) {
      expect(arrived(connection, each)).toEqual(held(each));
      const { computed_at: _at, ...row } = metrics(connection, each)!;
      expect(metrics(fresh, each)).toMatchObject(row);
      const withoutConnection = (rows: Row[]) => rows.map(({ is_historical: _is, ...event }) => event);
      expect(withoutConnection(ledger(connection, each))).toEqual(withoutConnection(ledger(fresh, each)));
    }
    expect(held(ada).invoices).toHaveLength(3);
    expect(connection.destination.row("subscriptions", grace.subscription)).toMatchObject({ status: "canceled" });
    expect(metrics(connection, grace)).toMatchObject({ mrr: 0, status: "churned" });
    expect(metrics(connection, late)).toMatchObject({ mrr: 2000, status: "active" });
  });

  it("#27 are emitted again if nothing changed, and no other object is", async () => {
    const connection = connect(simulator, config);
    expectComplete(await connection.sync());
    simulator.advance(minute);
    const again = await connection.sync();
    expectComplete(again);
    expect(idsOf(recordsOf(again.messages, "customers"))).toEqual([ada.customer, grace.customer].toSorted());
    expect(idsOf(recordsOf(again.messages, "charges"))).toEqual(
      [...held(ada).charges, ...held(grace).charges].toSorted(),
    );
    const { observed_until: until } = statesOf(again.messages, "customers").at(-1)!;
    const [newest] = recordsOf(again.messages, "customers")
      .map((row) => row["observed_at"] as string)
      .toSorted()
      .toReversed();
    expect(until).toBe(newest);
  });

  it("#27 make one row of each customer, whatever the events show in the account's time", async () => {
    ada.clock.advanceTo(future + 40 * day);
    const connection = connect(simulator, config);
    const outcome = await connection.sync({ streams: ["lifecycle_events", "customer_metrics"] });
    expectComplete(outcome);
    const own = (stream: string) =>
      recordsOf(outcome.messages, stream).filter((row) => row["customer_id"] === ada.customer);
    expect(own("customer_metrics")).toMatchObject([{ mrr: 2000, ltv: 4000, renewal_at: "2031-03-01T00:00:00.000Z" }]);
    const emitted = own("lifecycle_events").filter(isCanonical);
    expect(emitted.map((row) => row["event_type"])).toEqual(["user_signed_up", "subscription_changed"]);
  });

  it("#27 emit a payment that fails at the exact second of the clock", async () => {
    ada.clock.setCard(ada.customer, { ...workingCard, declineCode: "insufficient_funds" });
    const hour = 3600;
    ada.clock.advanceTo(future + 31 * day + hour);
    const connection = connect(simulator, config);
    expectComplete(await connection.sync());
    const failures = ledger(connection, ada).filter((row) => row["event_type"] === "payment_failed");
    expect(failures.map((row) => row["occurred_at"])).toEqual(["2031-02-01T01:00:00.000Z"]);
    expect(metrics(connection, ada)).toMatchObject({ status_detail: "past_due", failed_payment_count: 1 });
  });

  it("#27 of one stream arrive without the others", async () => {
    const connection = connect(simulator, config);
    expectComplete(await connection.sync({ streams: ["charges"] }));
    expect(arrived(connection, ada)).toEqual({ ...none, charges: held(ada).charges });
  });

  it("#27 of a customer that is deleted on its clock stay, and its metrics show the deletion", async () => {
    const connection = connect(simulator, config);
    expectComplete(await connection.sync());
    ada.clock.deleteCustomer(ada.customer);
    simulator.advance(2 * minute);
    expectComplete(await connection.sync());
    expect(arrived(connection, ada)).toEqual(held(ada));
    expect(connection.destination.row("customers", ada.customer)).toMatchObject({ is_deleted: true });
    expect(metrics(connection, ada)).toMatchObject({ mrr: 0, status: "churned", is_deleted: true });
  });

  it("#27 of a clock that is deleted during the read are left out, and the sync continues", async () => {
    const deleteAda = () => simulator.store.testClocks.remove(ada.clock.id);
    simulator.faults.add({
      kind: "500",
      match: ({ params }) => params["test_clock"] === ada.clock.id && (deleteAda(), false),
    });
    const connection = connect(simulator, config);
    const outcome = await connection.sync();
    expectComplete(outcome);
    expect(logged(outcome, /was deleted while it was read/)).toHaveLength(1);
    expect(metrics(connection, ada)).toBeUndefined();
    expect(arrived(connection, grace)).toEqual(held(grace));
  });
});

describe("the permission to list test clocks", () => {
  const scopes = [
    "customer",
    "subscription",
    "invoice",
    "plan",
    "product",
    "coupon",
    "charge",
    "dispute",
    "credit_note",
    "event",
    "connected_account",
  ].map((permission) => `${permission}_read`);
  const keyOf = (granted: readonly string[]) => simulator.keys.add({ key: apiKey, scopes: granted });

  it("#27 is named by the check if it is missing, and a sync continues without the clocks, with a warning", async () => {
    keyOf(scopes);
    const connection = connect(simulator, config);
    const { messages } = await connection.run("check");
    expect(JSON.stringify(messages)).toContain("Test clocks (Core) → Read: without it the objects of test clocks");
    expect(JSON.stringify(messages)).toContain("SUCCEEDED");
    const outcome = await connection.sync();
    expectComplete(outcome);
    expect(logged(outcome, /lacks Test clocks \(Core\)/)).toEqual(["WARN"]);
    expect(arrived(connection, ada)).toEqual(none);
  });

  it("#27 is not requested without include_test_clocks", async () => {
    keyOf(scopes);
    const { messages } = await connect(simulator, { api_key: apiKey }).run("check");
    expect(JSON.stringify(messages)).not.toContain("Test clocks");
  });

  it("#27 does not help a stream whose own permission is missing: it ends INCOMPLETE, the others contain the clocks' objects", async () => {
    keyOf([...scopes.filter((scope) => scope !== "charge_read"), "billing_clock_read"]);
    const connection = connect(simulator, config);
    const { messages } = await connection.sync();
    const incomplete = allStreams.filter((stream) => storyOf(messages, stream).at(-1) === "INCOMPLETE");
    expect(incomplete).toEqual(["charges"]);
    expect(arrived(connection, ada)).toEqual({ ...held(ada), charges: [] });
    expect(metrics(connection, ada)).toMatchObject({ mrr: 2000 });
  });
});

describe("a failure while the objects of test clocks are read", () => {
  const withFault = async (match: (request: { readonly route: string; readonly params: object }) => boolean) => {
    const connection = connect(simulator, config);
    expectComplete(await connection.sync());
    // An answer that is not a list is not requested again.
    simulator.faults.add({ kind: "not-a-list", match });
    const { messages, exitCode } = await connection.sync();
    expect(exitCode).toBe(1);
    expect(errorsOf(messages).length).toBeGreaterThan(0);
    return new Set(allStreams.filter((stream) => storyOf(messages, stream).at(-1) === "INCOMPLETE"));
  };

  it("#27 ends the streams with objects of clocks INCOMPLETE if it is the list of clocks", async () => {
    expect(await withFault(({ route }) => route === "/v1/test_helpers/test_clocks")).toEqual(new Set(fed));
  });

  it("#27 ends those streams that need the failed list, because a clock's customers lead to their objects", async () => {
    const byClock = (route: string) => (request: { readonly route: string; readonly params: object }) =>
      request.route === route && ("test_clock" in request.params || "customer" in request.params);
    const ofCustomers = onClocks.filter(({ testClockScope }) => testClockScope === "customer").map(({ name }) => name);
    expect(await withFault(byClock("/v1/customers"))).toEqual(new Set(["customers", ...ofCustomers, ...derived]));
    simulator.faults.clear();
    expect(await withFault(byClock("/v1/charges"))).toEqual(new Set(["charges", ...derived]));
    simulator.faults.clear();
    expect(await withFault(byClock("/v1/invoices"))).toEqual(new Set(["invoices", ...derived]));
  });
});

it("#27 a live key ignores include_test_clocks and logs a warning", async () => {
  const live = await startSimulator({ customers: 3, months: 1, livemode: true });
  const connection = connect(live, { ...config, api_key: live.key });
  const outcome = await connection.sync();
  await live.close();
  expectComplete(outcome);
  expect(logged(outcome, /include_test_clocks is ignored/)).toEqual(["INFO"]);
  expect(live.requests.entries.filter(aboutClocks)).toEqual([]);
});
