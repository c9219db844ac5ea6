import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Simulator } from "stripe-simulator";
import { connect, type Connection } from "../support/connection.js";
import { expectedFacts } from "../support/oracle-facts.js";
import { presentMrr, emittedMrr } from "../support/oracle-sums.js";
import { customersWithTraces, expectedMetrics } from "../support/oracle.js";
import { truthOf, type Discount, type Subscription, type Truth } from "../support/oracle-truth.js";
import { apiKey, startLiveAccount } from "../support/live-account.js";

const metadataKey = "workspace_id";
const config = { api_key: apiKey, external_id_metadata_key: metadataKey };
const minute = 60;
const day = 86_400;

type Row = Readonly<Record<string, unknown>>;

describe("the derived streams after a first sync and three later syncs", () => {
  let simulator: Simulator;
  let connection: Connection;
  let truth: Truth;
  let connectedSeconds: number;

  beforeAll(async () => {
    simulator = await startLiveAccount({
      customers: 300,
      months: 14,
      seed: 11,
    });
    connectedSeconds = simulator.clock.nowSeconds;
    connection = connect(simulator, config);
    for (const days of [1, 2, 9]) {
      expect((await connection.sync()).exitCode).toBe(0);
      simulator.advance(days * day);
    }
    expect((await connection.sync()).exitCode).toBe(0);
    truth = truthOf(simulator);
  }, 120_000);

  afterAll(() => simulator.close());

  const events = (type: string) => eventsOf(connection, type);

  it("show for every customer the result of an independent calculation from the account's truth", () => {
    expect(customersWithTraces(truth).length).toBeGreaterThan(300);
    expectMetrics(connection, truth);
  });

  it("show the same for every customer as a fresh connection", async () => {
    const fresh = connect(simulator, config);
    await fresh.sync({ streams: ["customer_metrics"] });
    const rows = (from: Connection) =>
      Object.fromEntries(
        from.destination.rows("customer_metrics").map(({ computed_at: _at, ...row }) => [row["customer_id"], row]),
      );
    expect(rows(connection)).toEqual(rows(fresh));
  });

  it("have MRR deltas that add up to the MRR of each customer in each currency", () => {
    expectSum(connection);
  });

  it("contain one signup of every customer that exists", () => {
    const signups = events("user_signed_up").filter((row) => truth.customers.has(row["customer_id"] as string));
    expect(lines(signups, "customer_id")).toEqual(expectedFacts.signups(truth).toSorted());
  });

  it("contain one cancellation of every canceled subscription, at its end", () => {
    expect(lines(events("subscription_cancelled"), "subscription_id")).toEqual(
      expectedFacts.cancellations(truth).toSorted(),
    );
  });

  it("contain one start of every trial, with its days", () => {
    const trials = expectedFacts.trials(truth);
    expect(trials.length).toBeGreaterThan(0);
    expect(events("trial_started")).toHaveLength(trials.length);
    const emitted = new Map(events("trial_started").map((row) => [row["subscription_id"], row]));
    for (const { subscription, startedAt, days } of trials) {
      expect(emitted.get(subscription)?.["occurred_at"]).toBe(startedAt);
      expect(days).toContain(emitted.get(subscription)?.["trial_days"]);
    }
  });

  it("contain every payment that failed since the connection began, once", () => {
    const failures = expectedFacts.paymentFailures(truth, connectedSeconds);
    const emitted = events("payment_failed").filter((row) => row["is_historical"] === false);
    expect(failures.length).toBeGreaterThan(0);
    expect(
      emitted.map((row) => `${row["invoice_id"] as string} attempt ${row["attempt_count"] as number}`).toSorted(),
    ).toEqual(failures.toSorted());
  });
});

describe("customers with a rare status", () => {
  let simulator: Simulator;

  beforeAll(async () => {
    simulator = await startLiveAccount({
      customers: 80,
      months: 6,
      seed: 8,
    });
  });

  afterAll(() => simulator.close());

  it("have the metrics of an independent calculation", async () => {
    const { account } = simulator;
    for (const [index, { id, customer }] of activeSubscriptions(simulator).entries()) {
      if (index % 4 === 0) account.updateSubscription(id, { pauseCollection: { behavior: "keep_as_draft" } });
      if (index % 4 === 1) account.updateSubscription(id, { pauseCollection: { behavior: "mark_uncollectible" } });
      if (index % 4 === 2) account.updateSubscription(id, { discounts: ["WELCOME20"] });
      if (index % 4 === 3) account.applyCustomerDiscount(customer as string, "FRIEND15");
    }
    // The coupon is for three months. The discount has ended, but Stripe shows it until the next renewal.
    simulator.advance(93 * day);

    const truth = truthOf(simulator);
    const isOver = ({ end }: Discount) => end !== null && end <= simulator.clock.nowSeconds;
    const having = truth.subscriptions.filter(({ status }) => status === "active");
    expect(having.some(({ pause_collection: pause }) => pause?.behavior === "keep_as_draft")).toBe(true);
    expect(having.some(({ pause_collection: pause }) => pause?.behavior === "mark_uncollectible")).toBe(true);
    expect(having.some(({ discounts }) => discounts.some((discount) => isOver(discount as Discount)))).toBe(true);

    const connection = connect(simulator, config);
    await connection.sync({ streams: ["customer_metrics"] });
    expectMetrics(connection, truth);
  });

  it("have the revenue of an independent calculation", async () => {
    const { account, store } = simulator;
    const settled = store.collections.charges
      .all()
      .filter(
        ({ status, disputed, amount_refunded: refunded }) => status === "succeeded" && !disputed && refunded === 0,
      );
    for (const [index, { id }] of settled.entries()) {
      if (index % 6 < 3) {
        const refund = account.refundCharge(id, { amountMinor: 7, status: "pending" });
        if (index % 6 > 0) account.settleRefund(refund.id, index % 6 === 1 ? "succeeded" : "failed");
      }
      if (index % 6 > 3) account.closeDispute(account.createDispute(id).id, index % 6 === 4 ? "won" : "lost");
    }
    for (const { id, currency } of store.collections.customers.all().slice(0, 20)) {
      if (!currency || account.cardOf(id)?.declineCode !== null) continue;
      const lines = [{ amountMinor: 9000, description: "Consulting" }];
      const invoice = account.createInvoice({ customer: id, currency, lines, collectionMethod: "send_invoice" }).id;
      account.finalizeInvoice(invoice);
      account.payInvoice(invoice, { amountMinor: 4000 });
      account.refundCharge(store.collections.charges.all().at(-1)!.id, { amountMinor: 11 });
      account.voidInvoice(invoice);
      const charge = account.createCharge({ amountMinor: 500, currency, customer: id }).id;
      account.refundCharge(charge, { amountMinor: 13 });
      account.closeDispute(account.createDispute(charge).id, "lost");
    }
    simulator.advance(10 * minute);

    const truth = truthOf(simulator);
    const refundsOf = (status: string) => truth.refunds.filter((refund) => refund.status === status).length;
    expect(Math.min(...["pending", "succeeded", "failed"].map(refundsOf))).toBeGreaterThan(20);
    const connection = connect(simulator, config);
    await connection.sync({ streams: ["customer_metrics"] });
    expectMetrics(connection, truth);
  });
});

describe("a change in the minute before the first sync, whose event becomes visible only after it", () => {
  let simulator: Simulator;

  beforeAll(async () => {
    simulator = await startLiveAccount({
      customers: 60,
      months: 6,
      seed: 5,
      lateEvents: { share: 1, maxSeconds: 45 },
    });
  });

  afterAll(() => simulator.close());

  it("is counted once, however many syncs follow", async () => {
    const { account, store } = simulator;
    simulator.advance(10 * minute);
    const before = store.events.length;
    const changed = activeSubscriptions(simulator);
    for (const [index, { id, items }] of changed.entries()) {
      if (index % 2 === 0) account.updateSubscription(id, { pauseCollection: { behavior: "void" } });
      else account.updateSubscription(id, { items: [{ id: items.data[0]!.id, quantity: 7 }] });
    }
    expect(changed.length).toBeGreaterThan(10);
    // Changes in the second in which events are read can come before or after the read.
    simulator.advance(1);
    const unseen = store.events.slice(before).filter(({ visibleAt }) => visibleAt > simulator.clock.nowSeconds);
    expect(unseen.length).toBeGreaterThan(changed.length);

    const connection = connect(simulator, config);
    await connection.sync();
    expectSum(connection);
    for (const [round, seconds] of [50, 5, 15, 10 * minute].entries()) {
      simulator.advance(seconds);
      for (const { customer } of changed) account.updateCustomer(customer as string, { name: `Renamed ${round}` });
      await connection.sync();
      expectSum(connection);
    }
  });
});

/** Returns paid active subscriptions with one licensed item. */
function activeSubscriptions({ store }: Simulator): Subscription[] {
  return store.collections.subscriptions.all().filter(({ status, items, pause_collection: pause }) => {
    const [item, ...others] = items.data;
    const isPaid = item?.price.recurring?.usage_type === "licensed" && item.price.unit_amount !== 0;
    return status === "active" && pause === null && isPaid && others.length === 0;
  });
}

function expectMetrics({ destination }: Connection, truth: Truth): void {
  for (const id of customersWithTraces(truth)) {
    const row = destination.row("customer_metrics", id);
    const atSeconds = Date.parse(row!["computed_at"] as string) / 1000;
    expect(row, id).toMatchObject(expectedMetrics(truth, id, atSeconds, metadataKey));
  }
}

/** Checks that the deltas of each customer and currency add up to its MRR. */
function expectSum({ destination }: Connection): void {
  expect(emittedMrr(destination.rows("lifecycle_events"))).toEqual(presentMrr(destination.rows("customer_metrics")));
}

function eventsOf({ destination }: Connection, type: string): Row[] {
  return destination.rows("lifecycle_events").filter((row) => row["event_type"] === type);
}

/** Formats facts as the oracle does. */
function lines(rows: readonly Row[], id: string): string[] {
  return rows.map((row) => `${row[id] as string} ${row["occurred_at"] as string}`).toSorted();
}
