import { Stripe } from "stripe";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { TestClockAccount } from "./account/test-clock.js";
import { startSimulator, type Simulator } from "./simulator.js";

const day = 86_400;
const frozenTime = Date.UTC(2031, 0, 1) / 1000;
const card = { brand: "visa", last4: "4242", country: "US", expMonth: 1, expYear: 2040, declineCode: null } as const;

let simulator: Simulator;
let stripe: Stripe;
let clock: TestClockAccount;
let customer: string;
let subscription: string;

beforeEach(async () => {
  simulator = await startSimulator({ customers: 3, months: 1, seed: 4 });
  const { hostname, port } = new URL(simulator.url);
  stripe = new Stripe(simulator.key, { host: hostname, port, protocol: "http", telemetry: false });
  clock = simulator.account.createTestClock({ frozenTime, name: "renewals" });
  customer = clock.createCustomer({ email: "ada@example.com", card }).id;
  const product = simulator.account.createProduct({ name: "Pro" }).id;
  const price = simulator.account.createPrice({
    product,
    currency: "usd",
    unitAmount: 2900,
    recurring: { interval: "month" },
  }).id;
  subscription = clock.createSubscription({ customer, items: [{ price }] }).id;
});

afterEach(() => simulator.close());

describe("a test clock", () => {
  it("is listed and retrieved, with its time", async () => {
    const second = simulator.account.createTestClock({ frozenTime: 1 });
    const { data, has_more: hasMore } = await stripe.testHelpers.testClocks.list({ limit: 1 });
    expect([data.map(({ id }) => id), hasMore]).toEqual([[second.id], true]);
    expect(await stripe.testHelpers.testClocks.retrieve(clock.id)).toMatchObject({
      object: "test_helpers.test_clock",
      id: expect.stringMatching(/^clock_/) as string,
      name: "renewals",
      frozen_time: frozenTime,
      created: simulator.clock.nowSeconds,
      status: "ready",
      livemode: false,
    });
    await expect(stripe.testHelpers.testClocks.retrieve("clock_none")).rejects.toMatchObject({ statusCode: 404 });
  });

  it("advances only its own customers, and the account's time does not advance them", () => {
    const invoices = () => simulator.store.collections.invoices.all().filter((each) => each.customer === customer);
    expect(invoices()).toMatchObject([{ created: frozenTime, test_clock: clock.id, status: "paid" }]);
    const { nowSeconds } = simulator.clock;
    clock.advanceTo(frozenTime + 40 * day);
    expect(invoices().map(({ created }) => created)).toEqual([frozenTime, frozenTime + 31 * day]);
    expect(simulator.clock.nowSeconds).toBe(nowSeconds);
    expect(simulator.store.testClocks.get(clock.id)?.frozen_time).toBe(frozenTime + 40 * day);
    simulator.advance(60 * day);
    expect(invoices()).toHaveLength(2);
  });

  it("writes its changes as events of the account's time, so that these stay in order", () => {
    const { nowSeconds } = simulator.clock;
    clock.advanceTo(frozenTime + 40 * day);
    const events = simulator.store.events.filter(({ object }) => object["customer"] === customer);
    expect(events.map(({ type }) => type)).toContain("invoice.paid");
    expect(new Set(events.map(({ created }) => created))).toEqual(new Set([nowSeconds]));
  });

  it("exists in sandboxes only", async () => {
    const live = await startSimulator({ customers: 0, months: 1, livemode: true });
    expect(() => live.account.createTestClock({ frozenTime })).toThrow("sandboxes only");
    await live.close();
  });
});

describe("lists", () => {
  const ids = ({ data }: { readonly data: readonly { readonly id: string }[] }) => data.map(({ id }) => id);

  it("omit the objects of a test clock", async () => {
    const { charges, invoices, invoice_payments: payments } = simulator.store.collections;
    const charge = charges.all().find((each) => each.customer === customer)!.id;
    const invoice = invoices.all().find((each) => each.customer === customer)!.id;
    const payment = payments.all().find((each) => each.invoice === invoice)!.id;
    const refund = clock.refundCharge(charge).id;
    const all = { limit: 100 };
    expect(ids(await stripe.customers.list(all))).not.toContain(customer);
    expect(ids(await stripe.subscriptions.list({ ...all, status: "all" }))).not.toContain(subscription);
    expect(ids(await stripe.invoices.list(all))).not.toContain(invoice);
    expect(ids(await stripe.invoicePayments.list(all))).not.toContain(payment);
    expect(ids(await stripe.charges.list(all))).not.toContain(charge);
    expect(ids(await stripe.refunds.list(all))).not.toContain(refund);
    expect(ids(await stripe.customers.list(all))).toHaveLength(simulator.store.collections.customers.size - 1);
  });

  it("return them if the request names the clock, customer or subscription", async () => {
    const { invoices, charges } = simulator.store.collections;
    const invoice = invoices.all().find((each) => each.customer === customer);
    const charge = charges.all().find((each) => each.customer === customer);
    expect(ids(await stripe.customers.list({ test_clock: clock.id }))).toEqual([customer]);
    expect(ids(await stripe.subscriptions.list({ test_clock: clock.id }))).toEqual([subscription]);
    expect(ids(await stripe.subscriptions.list({ customer }))).toEqual([subscription]);
    expect(ids(await stripe.invoices.list({ customer }))).toEqual([invoice!.id]);
    expect(ids(await stripe.invoices.list({ subscription }))).toEqual([invoice!.id]);
    expect(ids(await stripe.charges.list({ customer }))).toEqual([charge!.id]);
    expect((await stripe.customers.retrieve(customer)).id).toBe(customer);
  });

  it("omit the charges of a customer whose events name it, and the transactions of its failed debits", async () => {
    const price = simulator.store.collections.prices.all().at(-1)!.id;
    clock.setBankAccount(customer, { last4: "6789", country: "US", answerDays: 2, failureCode: "no_account" });
    clock.createSubscription({ customer, items: [{ price }] });
    clock.advanceTo(frozenTime + 3 * day);
    const { data } = await stripe.events.list({ types: ["charge.succeeded", "charge.failed"], limit: 100 });
    const named = data
      .map(({ data: { object } }) => object as { readonly id: string; readonly customer: string | null })
      .filter((charge) => charge.customer === customer);
    expect(named).toHaveLength(2);
    const listed = ids(await stripe.charges.list({ limit: 100 }));
    for (const { id } of named) expect(listed).not.toContain(id);
    expect(simulator.store.collections.balance_transactions.size).toBe(1);
    expect(ids(await stripe.balanceTransactions.list())).toEqual([]);
  });

  it("reject a test clock that does not exist", async () => {
    await expect(stripe.customers.list({ test_clock: "clock_none" })).rejects.toMatchObject({
      statusCode: 400,
      code: "resource_missing",
      param: "test_clock",
    });
  });
});
