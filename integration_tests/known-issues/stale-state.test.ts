import type { Simulator } from "stripe-simulator";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { connect, type Connection } from "../support/connection.js";
import { expectComplete } from "../support/expect-complete.js";
import { expectTruth } from "../support/expect-truth.js";
import { apiKey, startLiveAccount } from "../support/live-account.js";
import { startQuietAccount } from "../support/quiet-account.js";
import { recordsOf } from "../support/records.js";
import { scopesBut } from "../support/scopes.js";
import { workingCard } from "../support/working-card.js";

/** Full rescans are off, because they would find the changes anyway. */
const config = { api_key: apiKey, full_rescan_interval_days: 0 };
const minute = 60;
const day = 24 * 60 * minute;

describe("a connection that did not run for longer than Stripe keeps events", () => {
  let simulator: Simulator;
  let connection: Connection;

  beforeEach(async () => {
    simulator = await startLiveAccount({ customers: 60, months: 6, seed: 5 });
    connection = connect(simulator, config);
    expectComplete(await connection.sync());
  });
  afterEach(() => simulator.close());

  const active = () => simulator.store.collections.subscriptions.all().filter(({ status }) => status === "active");

  it.each([29, 31, 45])("#5 finds cancellations in the gap of %i days, without a setting", async (days) => {
    const subscription = active()[0]!;
    simulator.account.cancelSubscription(subscription.id);
    simulator.advance(days * day);
    expectComplete(await connection.sync());
    const row = connection.destination.row("subscriptions", subscription.id);
    expect(row).toMatchObject({ status: "canceled", is_deleted: false });
    const emitted = connection.destination
      .rows("lifecycle_events")
      .filter((row) => row["event_type"] === "subscription_cancelled" && row["subscription_id"] === subscription.id);
    expect(emitted).toHaveLength(1);
    for (const name of ["customers", "subscriptions", "invoices", "charges"]) expectLiving(name);
  });

  it("#5 finds the deletions of the last 30 days after a gap of 40", async () => {
    const { customers } = simulator.store.collections;
    simulator.advance(20 * day);
    const victim = customers.all()[3]!;
    simulator.account.deleteCustomer(victim.id);
    simulator.advance(20 * day);
    expectComplete(await connection.sync());
    expect(connection.destination.row("customers", victim.id)).toMatchObject({ is_deleted: true, email: victim.email });
    expect(connection.destination.row("customer_metrics", victim.id)).toMatchObject({ is_deleted: true, mrr: 0 });
  });

  it("#5 finds older deletions of customers if subscriptions or invoices still reference them", async () => {
    const victim = active()[0]!.customer as string;
    simulator.account.deleteCustomer(victim);
    simulator.advance(45 * day);
    expectComplete(await connection.sync());
    expect(connection.destination.row("customer_metrics", victim)).toMatchObject({ is_deleted: true, mrr: 0 });
    expect(connection.destination.row("customers", victim)).toMatchObject({ is_deleted: true });
  });

  /**
   * Checks that every object of the account is in the destination in its present form. Objects that were deleted too
   * long ago can still be there.
   */
  function expectLiving(stream: string): void {
    const living = new Set([...simulator.truth(stream as "customers")].map(({ id }) => id));
    const known = connection.destination.rows(stream).filter(({ id }) => living.has(id as string));
    expectTruth({ destination: { rows: () => known } }, simulator, stream);
  }
});

describe("a key that cannot read events", () => {
  it("lists mutable collections again in each sync, logs this, and is never behind by more than a sync", async () => {
    const simulator = await startQuietAccount({ scopes: scopesBut("event_read") });
    const { account } = simulator;
    const customer = account.createCustomer({ email: "first@example.com", card: workingCard }).id;
    const product = account.createProduct({ name: "Plan" }).id;
    const price = account.createPrice({
      product,
      currency: "usd",
      unitAmount: 900,
      recurring: { interval: "month" },
    }).id;
    const subscription = account.createSubscription({ customer, items: [{ price }] }).id;
    const invoice = account.createInvoice({ customer, currency: "usd", lines: [{ amountMinor: 500 }] }).id;
    simulator.advance(day);
    const connection = connect(simulator, config);
    const streams = ["customers", "subscriptions", "invoices", "charges"];
    expectComplete(await connection.sync({ streams }));

    account.updateCustomer(customer, { name: "Renamed" });
    account.payInvoice(invoice);
    account.cancelSubscription(subscription);
    simulator.advance(day);
    const later = await connection.sync({ streams });
    expectComplete(later);
    for (const stream of streams) expectTruth(connection, simulator, stream);
    expect(recordsOf(later.messages, "subscriptions")).toMatchObject([{ id: subscription, status: "canceled" }]);
    expect(
      later.messages.filter((message) => message.type === "LOG" && /Events/.test(message.log.message)),
    ).not.toEqual([]);
    await simulator.close();
  });
});
