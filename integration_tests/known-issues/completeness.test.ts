import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Simulator } from "stripe-simulator";
import { connect, type Connection } from "../support/connection.js";
import { expectComplete } from "../support/expect-complete.js";
import { expectTruth } from "../support/expect-truth.js";
import { apiKey, startLiveAccount } from "../support/live-account.js";
import { idsOf } from "../support/records.js";
import { workingCard } from "../support/working-card.js";

const config = { api_key: apiKey };
const minute = 60;
const day = 86_400;

let simulator: Simulator;
let connection: Connection;

beforeAll(async () => {
  simulator = await startLiveAccount({ customers: 60, months: 6, seed: 7 });
  connection = connect(simulator, config);
  expectComplete(await connection.sync());
  return () => simulator.close();
}, 60_000);

/** Returns the row's embedded list, complete or truncated. */
function embedded(stream: string, id: string, field: string) {
  const list = connection.destination.row(stream, id)![field] as { data: readonly unknown[]; has_more: boolean };
  return { length: list.data.length, hasMore: list.has_more };
}

/** Lets a change become visible and reads it. */
async function syncAfter(change: () => void): Promise<void> {
  change();
  simulator.advance(2 * minute);
  expectComplete(await connection.sync());
}

describe("embedded lists, which Stripe truncates", () => {
  it("#7 a 35-line invoice arrives with 35 lines, after backfill and after an update", async () => {
    const { longInvoice } = simulator.world.landmarks;
    expect(embedded("invoices", longInvoice, "lines")).toEqual({ length: 35, hasMore: false });
    await syncAfter(() =>
      simulator.account.createCreditNote({ invoice: longInvoice, amountMinor: 100, settle: "refund" }),
    );
    expect(connection.destination.row("invoices", longInvoice)).toMatchObject({
      post_payment_credit_notes_amount: 100,
    });
    expect(embedded("invoices", longInvoice, "lines")).toEqual({ length: 35, hasMore: false });
  });

  it("#8 a subscription with 25 items arrives with 25, after backfill and after an update", async () => {
    const { wideSubscription } = simulator.world.landmarks;
    expect(embedded("subscriptions", wideSubscription, "items")).toEqual({ length: 25, hasMore: false });
    await syncAfter(() => simulator.account.updateSubscription(wideSubscription, { metadata: { tier: "gold" } }));
    expect(connection.destination.row("subscriptions", wideSubscription)).toMatchObject({ metadata: { tier: "gold" } });
    expect(embedded("subscriptions", wideSubscription, "items")).toEqual({ length: 25, hasMore: false });
  });
});

it("#15 canceled subscriptions arrive, since every list of subscriptions asks for status=all", async () => {
  const { requests, store } = simulator;
  requests.reset();
  const fresh = connect(simulator, config);
  await fresh.sync();
  simulator.account.updateCustomer(store.collections.customers.all()[0]!.id, { name: "Renamed" });
  simulator.advance(2 * minute);
  await fresh.sync();
  const lists = requests.entries.filter(({ route }) => route === "/v1/subscriptions");
  expect(lists.some(({ params }) => "customer" in params)).toBe(true);
  expect(new Set(lists.map(({ params }) => params["status"]))).toEqual(new Set(["all"]));

  const canceled = store.collections.subscriptions.all().filter(({ status }) => status === "canceled");
  const arrived = fresh.destination.rows("subscriptions").filter(({ status }) => status === "canceled");
  expect(canceled.length).toBeGreaterThan(3);
  expect(idsOf(arrived)).toEqual(idsOf(canceled));
});

describe("revenue", () => {
  const metricsOf = (customer: string) => connection.destination.row("customer_metrics", customer)!;
  const monthly = { currency: "usd", unitAmount: 4_000, recurring: { interval: "month" as const } };

  it("#28 a trial counts as trial MRR, and not as MRR until its first payment", async () => {
    const { account, world } = simulator;
    const customer = account.createCustomer({ email: "trial@example.com", card: workingCard }).id;
    const item = { priceData: { ...monthly, product: productOf(world.landmarks.inlinePricedSubscription) } };
    await syncAfter(() => account.createSubscription({ customer, items: [item], trialDays: 14 }));
    expect(metricsOf(customer)).toMatchObject({ status: "trial", mrr: 0, committed_mrr: 0, trial_mrr: 4_000 });
    await syncAfter(() => simulator.advance(14 * day));
    expect(metricsOf(customer)).toMatchObject({ status: "active", mrr: 4_000, trial_mrr: 0 });
  });

  it("#30 the MRR of a price that no list of prices returns comes from the item", () => {
    const { inlinePricedSubscription, wideSubscription } = simulator.world.landmarks;
    const [inline, wide] = [subscription(inlinePricedSubscription), subscription(wideSubscription)];
    const listed = new Set(connection.destination.rows("prices").map(({ id }) => id));
    expect([...inline.items.data, ...wide.items.data].filter(({ price }) => listed.has(price.id))).toEqual([]);
    // 1,234.00 a year.
    expect(metricsOf(inline.customer as string)).toMatchObject({ mrr: 10_283, currency: "usd" });
    const monthlyTotal = wide.items.data.reduce((sum, { price, quantity }) => sum + price.unit_amount! * quantity!, 0);
    expect(metricsOf(wide.customer as string)).toMatchObject({ mrr: monthlyTotal });
  });

  const subscription = (id: string) => simulator.store.collections.subscriptions.get(id)!;
  const productOf = (id: string) => subscription(id).items.data[0]!.price.product as string;
});

describe("an account with more rows than any cap", () => {
  let large: Simulator;

  beforeAll(async () => {
    large = await startLiveAccount({ customers: 1_100, months: 3, seed: 8 });
  }, 60_000);
  afterAll(() => large.close());

  it("#28 brings more than 1,000 rows of a stream completely, derived rows too", async () => {
    const { customers } = large.store.collections;
    expect(customers.size).toBeGreaterThan(1_000);
    const reader = connect(large, config);
    expectComplete(await reader.sync({ streams: ["customers", "customer_metrics"] }));
    expectTruth(reader, large, "customers");
    const described = reader.destination.rows("customer_metrics").filter((row) => row["is_deleted"] === false);
    expect(described.map((row) => row["customer_id"] as string).toSorted()).toEqual(idsOf(customers.all()));
  }, 60_000);
});
