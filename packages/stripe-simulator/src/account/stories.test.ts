import { describe, expect, it } from "vitest";
import { VirtualClock } from "../clock.js";
import { createAccount, type Account } from "./account.js";
import { DAY_SECONDS, HOUR_SECONDS } from "./billing/calendar.js";
import type { Card } from "./params/customer.js";
import type { CreateSubscription } from "./params/subscription.js";
import { GOOD_CARD } from "./testing/good-card.js";

const START = Date.UTC(2026, 0, 10, 12) / 1000;
const BAD_CARD: Card = { ...GOOD_CARD, declineCode: "insufficient_funds" };

function stage(card: Card | null = GOOD_CARD) {
  const account = createAccount({ clock: new VirtualClock(START) });
  const product = account.createProduct({ name: "Pro" }).id;
  const price = (unitAmount: number, interval: "month" | "year" = "month") =>
    account.createPrice({ product, currency: "usd", unitAmount, recurring: { interval } }).id;
  const customer = account.createCustomer({ email: "ada@example.com", card }).id;
  const monthly = price(2900);
  const subscribe = (more: Partial<CreateSubscription> = {}) =>
    account.createSubscription({ customer, items: [{ price: monthly }], ...more }).id;
  const subscription = (id: string) => account.store.collections.subscriptions.get(id)!;
  const latestInvoice = (id: string) =>
    account.store.collections.invoices.get(subscription(id).latest_invoice as string)!;
  return { account, product, price, customer, monthly, subscribe, subscription, latestInvoice };
}

const typesSince = (account: Account, seconds: number) =>
  account.store.events.filter(({ created }) => created >= seconds).map(({ type }) => type);
const inDays = (days: number) => START + days * DAY_SECONDS;

describe("a trial", () => {
  it("converts: an hour after its end the first non-zero invoice is paid", () => {
    const { account, subscribe, subscription, latestInvoice } = stage();
    const id = subscribe({ trialDays: 14 });
    expect(subscription(id).status).toBe("trialing");
    expect(latestInvoice(id)).toMatchObject({ total: 0, status: "paid", billing_reason: "subscription_create" });
    account.advanceTo(inDays(14));
    expect(subscription(id).status).toBe("active");
    expect(latestInvoice(id)).toMatchObject({ total: 2900, status: "draft", billing_reason: "subscription_cycle" });
    account.advanceTo(inDays(14) + HOUR_SECONDS);
    expect(latestInvoice(id)).toMatchObject({ status: "paid", amount_paid: 2900, attempt_count: 1 });
    expect(typesSince(account, inDays(11))[0]).toBe("customer.subscription.trial_will_end");
  });

  it.each([
    ["pause", "paused", "customer.subscription.paused"],
    ["cancel", "canceled", "customer.subscription.deleted"],
  ] as const)("without a card ends as its settings say: %s", (trialWithoutCard, status, type) => {
    const { account, subscribe, subscription } = stage(null);
    const id = subscribe({ trialDays: 7, trialWithoutCard });
    account.advanceTo(inDays(30));
    expect(subscription(id).status).toBe(status);
    expect(typesSince(account, inDays(7))).toContain(type);
    expect(account.store.collections.invoices.size).toBe(1);
  });
});

describe("a renewal", () => {
  it("that fails twice is retried after one day and then three more, and recovers with a new card", () => {
    const { account, customer, subscribe, subscription, latestInvoice } = stage();
    const id = subscribe();
    account.setCard(customer, BAD_CARD);
    const due = Date.UTC(2026, 1, 10, 12) / 1000 + HOUR_SECONDS;
    account.advanceTo(due);
    expect(subscription(id).status).toBe("past_due");
    expect(latestInvoice(id)).toMatchObject({
      status: "open",
      attempt_count: 1,
      next_payment_attempt: due + DAY_SECONDS,
    });
    account.advanceTo(due + DAY_SECONDS);
    expect(latestInvoice(id)).toMatchObject({ attempt_count: 2, next_payment_attempt: due + 4 * DAY_SECONDS });
    account.setCard(customer, GOOD_CARD);
    account.advanceTo(due + 4 * DAY_SECONDS);
    expect(subscription(id).status).toBe("active");
    expect(latestInvoice(id)).toMatchObject({ status: "paid", attempt_count: 3, next_payment_attempt: null });
    expect(account.store.collections.customers.get(customer)?.delinquent).toBe(false);
    expect(typesSince(account, due).filter((type) => type === "invoice.payment_failed")).toHaveLength(2);
  });

  it.each([
    ["cancel", "canceled"],
    ["unpaid", "unpaid"],
    ["past_due", "past_due"],
  ] as const)("that never succeeds ends as the policy says: %s", (policy, status) => {
    const { account, customer, subscribe, subscription, latestInvoice } = stage();
    const id = subscribe({ dunning: { subscription: policy, invoice: "uncollectible" } });
    account.setCard(customer, BAD_CARD);
    account.advanceTo(inDays(31 + 17));
    expect(subscription(id).status).toBe(status);
    expect(latestInvoice(id)).toMatchObject({ status: "uncollectible", attempt_count: 5 });
    if (status === "canceled") expect(subscription(id).cancellation_details?.reason).toBe("payment_failed");
  });

  it("keeps the day of the anchor in every month", () => {
    const { account, subscribe, subscription } = stage();
    const id = subscribe();
    account.advanceTo(Date.UTC(2026, 6, 1) / 1000);
    expect(subscription(id).items.data[0]).toMatchObject({
      current_period_start: Date.UTC(2026, 5, 10, 12) / 1000,
      current_period_end: Date.UTC(2026, 6, 10, 12) / 1000,
    });
    expect(account.store.collections.invoices.size).toBe(6);
  });

  it("applies a repeating coupon until its end, and a once coupon one time", () => {
    const { account, subscribe } = stage();
    account.createCoupon({ id: "TWO", percentOff: 50, duration: "repeating", durationInMonths: 2 });
    account.createCoupon({ id: "ONE", amountOff: 900, currency: "usd", duration: "once" });
    subscribe({ discounts: ["TWO"] });
    subscribe({ discounts: ["ONE"] });
    account.advanceTo(inDays(100));
    const totals = account.store.collections.invoices.all().map(({ total }) => total);
    expect(totals).toEqual([1450, 2000, 1450, 2900, 2900, 2900, 2900, 2900]);
  });
});

describe("a product", () => {
  it("can be deleted while it has no price", () => {
    const { account } = stage();
    const [priced] = account.store.collections.products.all();
    expect(() => account.deleteProduct(priced!.id)).toThrow(/has a price \(price_/);
    const { id } = account.createProduct({ name: "Novelty" });
    account.deleteProduct(id);
    expect(account.store.collections.products.get(id)).toBeUndefined();
    expect(account.store.events.at(-1)).toMatchObject({ type: "product.deleted", object: { id, name: "Novelty" } });
  });
});

describe("a subscription", () => {
  it("cancels at the end of its period, and continues if the cancellation is revoked", () => {
    const { account, subscribe, subscription } = stage();
    const leaving = subscribe();
    const staying = subscribe();
    for (const id of [leaving, staying]) account.updateSubscription(id, { cancelAtPeriodEnd: true });
    account.advanceTo(inDays(3));
    account.updateSubscription(staying, { cancelAtPeriodEnd: false });
    account.advanceTo(inDays(40));
    const end = Date.UTC(2026, 1, 10, 12) / 1000;
    expect(subscription(leaving)).toMatchObject({ status: "canceled", canceled_at: START, ended_at: end });
    expect(subscription(staying)).toMatchObject({ status: "active", cancel_at: null, canceled_at: null });
  });

  it("whose first payment fails expires after 23 hours, and its invoice is voided", () => {
    const { account, subscribe, subscription, latestInvoice } = stage(BAD_CARD);
    const id = subscribe();
    expect(subscription(id).status).toBe("incomplete");
    account.advanceTo(START + 23 * HOUR_SECONDS);
    expect(subscription(id).status).toBe("incomplete_expired");
    expect(latestInvoice(id).status).toBe("void");
  });

  it("that is upgraded credits the unused time and charges the rest on the next invoice", () => {
    const { account, price, subscribe, subscription, latestInvoice } = stage();
    const id = subscribe();
    const item = subscription(id).items.data[0]!.id;
    account.advanceTo(START + 15.5 * DAY_SECONDS);
    account.updateSubscription(id, { items: [{ id: item, price: price(4900) }] });
    account.advanceTo(inDays(32));
    expect(latestInvoice(id).lines.data.map(({ amount }) => amount)).toEqual([-1450, 2450, 4900]);
    const [credit] = latestInvoice(id).lines.data;
    expect(credit?.parent?.subscription_item_details).toMatchObject({ proration: true, subscription_item: item });
  });

  it("that moves to a yearly price begins a new cycle and is invoiced immediately", () => {
    const { account, price, subscribe, subscription, latestInvoice } = stage();
    const id = subscribe();
    account.advanceTo(START + 15.5 * DAY_SECONDS);
    const item = subscription(id).items.data[0]!.id;
    account.updateSubscription(id, { items: [{ id: item, price: price(29_000, "year") }] });
    expect(latestInvoice(id)).toMatchObject({
      total: 29_000 - 1450,
      status: "paid",
      billing_reason: "subscription_update",
    });
    expect(subscription(id).billing_cycle_anchor).toBe(account.clock.nowSeconds);
  });

  it.each([
    ["void", "void"],
    ["mark_uncollectible", "uncollectible"],
    ["keep_as_draft", "draft"],
  ] as const)("whose collection is paused makes invoices that nobody pays: %s", (behavior, status) => {
    const { account, subscribe, subscription, latestInvoice } = stage();
    const id = subscribe();
    account.updateSubscription(id, { pauseCollection: { behavior, resumesAt: inDays(45) } });
    account.advanceTo(inDays(40));
    expect(subscription(id).status).toBe("active");
    expect(latestInvoice(id).status).toBe(status);
    account.advanceTo(inDays(70));
    expect(latestInvoice(id).status).toBe("paid");
  });

  it("that was paused resumes with a new cycle", () => {
    const { account, subscribe, subscription, latestInvoice } = stage();
    const id = subscribe();
    account.pauseSubscription(id);
    account.advanceTo(inDays(90));
    expect(account.store.collections.invoices.size).toBe(1);
    account.resumeSubscription(id);
    expect(subscription(id)).toMatchObject({ status: "active", billing_cycle_anchor: inDays(90) });
    expect(latestInvoice(id).status).toBe("paid");
  });

  it("bills a meter's usage at the end of the period", () => {
    const { account, product, customer, subscription, latestInvoice } = stage();
    const recurring = { interval: "month", usageType: "metered" } as const;
    const price = account.createPrice({ product, currency: "usd", unitAmountDecimal: "0.5", recurring }).id;
    const { id } = account.createSubscription({ customer, items: [{ price }] });
    account.recordUsage(subscription(id).items.data[0]!.id, 1001);
    account.advanceTo(inDays(32));
    expect(latestInvoice(id)).toMatchObject({ total: 501, status: "paid" });
  });

  it("can be backdated: it started before it was created", () => {
    const { account, subscribe, subscription, latestInvoice } = stage();
    const id = subscribe({ backdateTo: START - 31 * DAY_SECONDS });
    expect(subscription(id)).toMatchObject({ start_date: START - 31 * DAY_SECONDS, created: START });
    expect(latestInvoice(id).total).toBe(5800);
    expect(account.store.collections.charges.all()[0]?.amount).toBe(5800);
  });
});

describe("money", () => {
  it("goes back by refunds, credit notes and disputes, and each changes the object that it concerns", () => {
    const { account, subscribe, latestInvoice } = stage();
    const invoice = latestInvoice(subscribe());
    const [charge] = account.chargesOf(invoice.id);
    account.refundCharge(charge!, { amountMinor: 400 });
    account.createCreditNote({ invoice: invoice.id, amountMinor: 500, settle: "refund" });
    account.createCreditNote({ invoice: invoice.id, amountMinor: 300, settle: "out_of_band" });
    const { collections } = account.store;
    expect(collections.charges.get(charge!)).toMatchObject({ amount_refunded: 900, refunded: false });
    expect(collections.invoices.get(invoice.id)).toMatchObject({
      post_payment_credit_notes_amount: 800,
      amount_paid: 2900,
    });
    expect(collections.credit_notes.all().map(({ out_of_band_amount }) => out_of_band_amount)).toEqual([null, 300]);
    const dispute = account.createDispute(charge!);
    expect(account.closeDispute(dispute.id, "lost").status).toBe("lost");
    expect(collections.charges.get(charge!)?.disputed).toBe(true);
  });

  it("is credited line by line, if the lines add up", () => {
    const { account, subscribe, latestInvoice } = stage();
    const invoice = latestInvoice(subscribe()).id;
    const note = account.createCreditNote({ invoice, amountMinor: 500, lineAmountsMinor: [300, 200] });
    expect(note.lines.data.map(({ amount }) => amount)).toEqual([300, 200]);
    expect(() => account.createCreditNote({ invoice, amountMinor: 500, lineAmountsMinor: [1] })).toThrow("add up to 1");
  });

  it("is paid in parts, and out of band", () => {
    const { account, customer } = stage();
    const lines = [{ amountMinor: 9000 }];
    const partly = account.createInvoice({ customer, currency: "usd", lines, collectionMethod: "send_invoice" }).id;
    account.finalizeInvoice(partly);
    expect(account.payInvoice(partly, { amountMinor: 4000 })).toMatchObject({
      status: "open",
      amount_paid: 4000,
      amount_remaining: 5000,
    });
    expect(account.payInvoice(partly, { outOfBand: true })).toMatchObject({
      status: "paid",
      amount_paid: 9000,
      amount_paid_off_stripe: 5000,
    });
  });

  it("of a guest belongs to a customer that no list returns", () => {
    const { account } = stage();
    const charge = account.createCharge({ amountMinor: 500, currency: "usd", customer: "guest" });
    expect(charge.customer).toMatch(/^gcus_[0-9A-Za-z]{14}$/);
    expect(account.store.collections.customers.get(charge.customer as string)).toBeUndefined();
  });
});

describe("a customer that is deleted", () => {
  it("loses its subscriptions, leaves a tombstone, and keeps its invoices", () => {
    const { account, customer, subscribe, subscription } = stage();
    const id = subscribe();
    account.advanceTo(inDays(5));
    account.deleteCustomer(customer);
    expect(subscription(id).status).toBe("canceled");
    expect(typesSince(account, inDays(5))).toEqual(["customer.subscription.deleted", "customer.deleted"]);
    expect(account.store.deletedCustomers.has(customer)).toBe(true);
    account.advanceTo(inDays(90));
    expect(account.store.collections.invoices.size).toBe(1);
  });
});

describe("an account", () => {
  it("rejects what Stripe rejects, and names the object and the reason", () => {
    const { account, subscribe } = stage();
    const id = subscribe();
    account.cancelSubscription(id);
    expect(() => account.updateSubscription(id, { cancelAtPeriodEnd: true })).toThrow(
      `${id} is canceled: it can't be changed.`,
    );
    expect(() => account.voidInvoice("in_none")).toThrow("There is no in_none among the invoices");
  });

  it("stores the API version of their time with events, and shows a share of them late", () => {
    const account = createAccount({
      clock: new VirtualClock(START),
      eventApiVersion: "2024-06-20",
      lateEvents: { share: 0.5, maxSeconds: 30 },
    });
    for (let index = 0; index < 50; index += 1) account.createProduct({ name: `Product ${index}` });
    account.setApiVersion("2026-10-28.endive");
    account.createProduct({ name: "Last" });
    expect(account.store.events.at(0)?.apiVersion).toBe("2024-06-20");
    expect(account.store.events.at(-1)?.apiVersion).toBe("2026-10-28.endive");
    const late = account.store.events.filter(({ created, visibleAt }) => visibleAt > created);
    expect(late.length).toBeGreaterThan(10);
    expect(late.length).toBeLessThan(40);
    expect(Math.max(...late.map(({ created, visibleAt }) => visibleAt - created))).toBeLessThanOrEqual(30);
  });
});
