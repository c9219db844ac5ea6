import { startSimulator, type Simulator } from "stripe-simulator";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { connect, type Connection } from "../support/connection.js";
import { expectComplete } from "../support/expect-complete.js";
import { apiKey } from "../support/live-account.js";
import { startQuietAccount, type QuietAccount } from "../support/quiet-account.js";
import { recordsOf, type Row } from "../support/records.js";
import { workingCard } from "../support/working-card.js";

const config = { api_key: apiKey };
const derived = ["lifecycle_events", "customer_metrics"];
const minute = 60;
const hour = 3600;

let simulator: QuietAccount;
let connection: Connection;

/** Creates customers with one payment each. All payments are an hour old and synced. */
async function payingCustomers(count: number, eventApiVersion?: string): Promise<string[]> {
  simulator = await startQuietAccount(eventApiVersion === undefined ? {} : { eventApiVersion });
  connection = connect(simulator, config);
  const { account } = simulator;
  const product = account.createProduct({ name: "Pro" }).id;
  const recurring = { interval: "month" } as const;
  const price = account.createPrice({ product, currency: "usd", unitAmount: 5000, recurring }).id;
  const customers = Array.from({ length: count }, (_, index) => {
    const customer = account.createCustomer({ email: `c${index}@example.com`, card: workingCard }).id;
    account.createSubscription({ customer, items: [{ price }] });
    return customer;
  });
  simulator.advance(hour);
  await sync();
  return customers;
}

afterEach(() => simulator.close());

async function sync(streams: readonly string[] = derived): Promise<readonly Row[]> {
  simulator.requests.reset();
  const outcome = await connection.sync({ streams });
  expectComplete(outcome);
  return recordsOf(outcome.messages, "lifecycle_events");
}

const chargeOf = (customer: string) =>
  simulator.store.collections.charges.all().find((charge) => charge.customer === customer)!.id;
const metrics = (customer: string) => connection.destination.row("customer_metrics", customer);
const requestsTo = (route: string) => simulator.requests.countByRoute()[`GET ${route}`] ?? 0;
const seconds = (row: Row | undefined) => Date.parse(row!["recorded_at"] as string) / 1000;

describe("a dispute, whose events contain only a charge id", () => {
  it("derives the charge's customer again, and is emitted with the time of its event", async () => {
    const [ada] = await payingCustomers(3);
    const { account } = simulator;
    const openedAt = simulator.clock.nowSeconds;
    const dispute = account.createDispute(chargeOf(ada!), { reason: "fraudulent" });
    simulator.advance(2 * minute);
    const opened = await sync();
    expect(opened.map((row) => [row["event_type"], row["customer_id"], row["object_id"]])).toEqual([
      ["payment_disputed", ada, dispute.id],
    ]);
    expect(seconds(opened[0])).toBe(openedAt);
    expect(metrics(ada!)).toMatchObject({ ltv: 5000, ltv_net: 5000 });

    simulator.advance(hour);
    await sync();
    const closedAt = simulator.clock.nowSeconds;
    account.closeDispute(dispute.id, "lost");
    simulator.advance(2 * minute);
    const closed = await sync();
    expect(closed.map((row) => [row["event_type"], row["customer_id"]])).toEqual([["dispute_lost", ada]]);
    expect(seconds(closed[0])).toBe(closedAt);
    expect(metrics(ada!)).toMatchObject({ ltv: 5000, ltv_net: 0 });
    simulator.advance(hour);
    expect(await sync()).toEqual([]);
  });

  it("costs one request for the charge and one for its disputes, whatever the number of its events and of customers", async () => {
    const [ada] = await payingCustomers(40);
    const { id } = simulator.account.createDispute(chargeOf(ada!), {});
    simulator.account.closeDispute(id, "won");
    simulator.advance(2 * minute);
    await sync();
    expect(requestsTo("/v1/charges/{id}")).toBe(1);
    expect(requestsTo("/v1/disputes")).toBe(1);
    for (const route of ["/v1/charges", "/v1/credit_notes", "/v1/invoices", "/v1/subscriptions"]) {
      expect(requestsTo(route), route).toBe(1);
    }
  });

  it("costs no other request if no derived stream is read", async () => {
    const [ada] = await payingCustomers(2);
    await sync(["customers", "disputes"]);
    simulator.account.createDispute(chargeOf(ada!), {});
    simulator.advance(2 * minute);
    await sync(["customers", "disputes"]);
    expect(requestsTo("/v1/charges/{id}")).toBe(0);
    expect(connection.destination.rows("disputes")).toHaveLength(1);
  });

  it("of a guest's charge is emitted for no customer, and no customer is requested for it", async () => {
    await payingCustomers(1);
    const { id } = simulator.account.createCharge({ customer: "guest", amountMinor: 700, currency: "usd" });
    simulator.account.createDispute(id, {});
    simulator.advance(2 * minute);
    expect(await sync()).toEqual([]);
    expect(requestsTo("/v1/customers/{id}")).toBe(0);
    expect(connection.destination.rows("customer_metrics")).toHaveLength(1);
  });
});

describe.each([["2023-10-16"], ["2025-03-31.basil"], [undefined]])("a refund's event of version %s", (version) => {
  it("derives the charge's customer again, whether or not the event names the customer", async () => {
    const [ada, grace] = await payingCustomers(2, version);
    const { account } = simulator;
    const refund = account.refundCharge(chargeOf(ada!), { amountMinor: 1500 });
    simulator.advance(2 * minute);
    const emitted = await sync();
    expect(emitted.map((row) => [row["event_type"], row["customer_id"], row["object_id"], row["amount"]])).toEqual([
      ["payment_refunded", ada, refund.id, 1500],
    ]);
    expect(metrics(ada!)).toMatchObject({ ltv: 5000, refunded: 1500, ltv_net: 3500 });
    expect(metrics(grace!)).toMatchObject({ refunded: 0, ltv_net: 5000 });
    expect(requestsTo("/v1/charges/{id}")).toBe(version === undefined ? 0 : 1);
  });
});

describe("a charge of a test clock's customer, whose events name no clock", () => {
  let sandbox: Simulator;
  const key = "rk_test_51SimulatedReadOnlyKey";

  beforeEach(async () => {
    sandbox = await startSimulator({ customers: 5, months: 2, seed: 9, keys: [{ key, scopes: "all" }] });
    return () => sandbox.close();
  });

  it("adds no record of that customer to the derived streams", async () => {
    const { account } = sandbox;
    const product = account.createProduct({ name: "Pro" }).id;
    const recurring = { interval: "month" } as const;
    const price = account.createPrice({ product, currency: "usd", unitAmount: 2000, recurring }).id;
    const clock = account.createTestClock({ frozenTime: sandbox.clock.nowSeconds });
    const customer = clock.createCustomer({ email: "clock@example.com", card: workingCard }).id;
    clock.createSubscription({ customer, items: [{ price }] });
    sandbox.advance(hour);
    const connection = connect(sandbox, { api_key: key });
    expectComplete(await connection.sync({ streams: derived }));

    const charge = sandbox.store.collections.charges.all().find((each) => each.customer === customer)!;
    account.refundCharge(charge.id, { amountMinor: 500 });
    sandbox.advance(minute);
    expectComplete(await connection.sync({ streams: derived }));
    for (const stream of derived) {
      expect(connection.destination.rows(stream).filter((row) => row["customer_id"] === customer)).toEqual([]);
    }
  });
});
