import { describe, expect, it } from "vitest";
import { add, addEvent, discount, emptyStore, list, T0 } from "../testing/fill-store.js";
import { serve } from "../testing/running.js";

const NOW = T0 + 60 * 86_400;
const VERSIONS = [
  "2026-10-28.endive",
  "2026-03-25.dahlia",
  "2025-09-30.clover",
  "2025-03-31.basil",
  "2024-09-30.acacia",
  "2024-06-20",
] as const;
type Version = (typeof VERSIONS)[number];

const account = () => {
  const store = emptyStore();
  add(store, "coupons", { id: "HALF", percent_off: 50, applies_to: { products: [] } });
  add(store, "prices", {
    id: "price_1",
    product: "prod_1",
    recurring: { interval: "month", interval_count: 1 },
    tiers: [],
    unit_amount: 500,
  });
  add(store, "charges", { id: "ch_failed", payment_intent: "pi_1" });
  add(store, "charges", { id: "ch_1", payment_intent: "pi_1", created: T0 + 1 });
  add(store, "charges", { id: "ch_later", payment_intent: "pi_1", created: NOW + 1 });
  add(store, "invoice_payments", {
    id: "inpay_1",
    invoice: "in_1",
    payment: { type: "payment_intent", payment_intent: "pi_1" },
  });
  return store;
};

/** Returns the payload of an event of each version. */
async function payloads(
  object: Record<string, unknown>,
  previousAttributes?: Record<string, unknown>,
): Promise<Record<Version, { object: Record<string, unknown>; previous_attributes?: Record<string, unknown> }>> {
  const store = account();
  for (const apiVersion of VERSIONS) {
    addEvent(store, {
      id: `evt_${apiVersion}`,
      apiVersion,
      created: NOW,
      object,
      ...(previousAttributes ? { previousAttributes } : {}),
    });
  }
  const { get } = await serve(store);
  const entries = await Promise.all(
    VERSIONS.map(async (version) => [version, (await get(`/v1/events/evt_${version}`)).body["data"]]),
  );
  return Object.fromEntries(entries) as Awaited<ReturnType<typeof payloads>>;
}

describe("a payload has the shape of its event's API version", () => {
  const item = {
    id: "si_1",
    current_period_start: 1,
    current_period_end: 2,
    current_trial: null,
    discounts: [],
    quantity: 3,
    plan: { id: "price_1" },
  };
  const subscription = {
    id: "sub_1",
    object: "subscription",
    billing_mode: { type: "flexible" },
    cancellation_details: { reason: "canceled_by_retention_policy", feedback: null },
    discounts: [discount("di_1", "HALF")],
    items: list([item]),
    status_details: { paused: null },
  };

  it("for subscriptions", async () => {
    const shapes = await payloads(subscription);
    const of = (version: Version) => shapes[version].object;
    const itemOf = (version: Version) => (of(version)["items"] as { data: Record<string, unknown>[] }).data[0]!;
    expect(of("2026-10-28.endive")).toHaveProperty("status_details");
    expect(itemOf("2026-10-28.endive")).toHaveProperty("current_trial");
    expect(of("2026-03-25.dahlia")).not.toHaveProperty("status_details");
    expect(itemOf("2026-03-25.dahlia")).not.toHaveProperty("current_trial");
    expect(of("2026-03-25.dahlia")).toHaveProperty("cancellation_details.reason", "canceled_by_retention_policy");
    expect(of("2025-09-30.clover")).toHaveProperty("cancellation_details.reason", "cancellation_requested");
    expect(of("2025-09-30.clover")).toHaveProperty("billing_mode");
    expect(of("2025-03-31.basil")).not.toHaveProperty("billing_mode");
    expect(of("2025-03-31.basil")).not.toHaveProperty("current_period_end");
    expect(itemOf("2025-03-31.basil")).toHaveProperty("current_period_end", 2);
    for (const version of ["2024-09-30.acacia", "2024-06-20"] as const) {
      expect(of(version)).toMatchObject({
        current_period_start: 1,
        current_period_end: 2,
        discount: { id: "di_1", coupon: { id: "HALF", percent_off: 50 } },
        discounts: ["di_1"],
        items: { total_count: 1 },
        plan: { id: "price_1" },
        quantity: 3,
      });
      expect(itemOf(version)).not.toHaveProperty("current_period_end");
    }
  });

  it("for previous attributes, too: a renewal before basil moved the subscription's own period", async () => {
    const shapes = await payloads(subscription, {
      items: { data: [{ ...item, current_period_end: 1, current_period_start: 0 }] },
    });
    expect(shapes["2025-03-31.basil"].previous_attributes).toMatchObject({
      items: { data: [{ current_period_end: 1 }] },
    });
    expect(shapes["2024-06-20"].previous_attributes).toEqual({ current_period_start: 0, current_period_end: 1 });
  });

  it("for invoices and their lines", async () => {
    const tax = {
      amount: 7,
      tax_behavior: "exclusive",
      tax_rate_details: { tax_rate: "txr_1" },
      taxability_reason: "standard_rated",
      taxable_amount: 70,
    };
    const shapes = await payloads({
      id: "in_1",
      object: "invoice",
      amount_due: 77,
      amount_paid_off_stripe: 0,
      discounts: [discount("di_1", "HALF")],
      lines: list([
        {
          id: "il_1",
          discounts: [],
          parent: {
            type: "subscription_item_details",
            subscription_item_details: {
              proration: true,
              subscription: "sub_1",
              subscription_item: "si_1",
              invoice_item: null,
            },
          },
          pricing: {
            type: "price_details",
            price_details: { price: "price_1", product: "prod_1" },
            unit_amount_decimal: "500",
          },
          quantity_decimal: "1",
          taxes: [tax],
        },
      ]),
      parent: {
        type: "subscription_details",
        subscription_details: { subscription: "sub_1", metadata: { plan: "a" } },
      },
      status: "paid",
      total_taxes: [tax],
    });
    const lineOf = (version: Version) =>
      (shapes[version].object["lines"] as { data: Record<string, unknown>[] }).data[0]!;
    expect(lineOf("2026-03-25.dahlia")).toHaveProperty("quantity_decimal");
    expect(lineOf("2025-09-30.clover")).not.toHaveProperty("quantity_decimal");
    expect(shapes["2025-09-30.clover"].object).not.toHaveProperty("amount_paid_off_stripe");
    expect(shapes["2025-03-31.basil"].object).toHaveProperty("parent.subscription_details.subscription", "sub_1");
    const old = shapes["2024-09-30.acacia"].object;
    expect(old).toMatchObject({
      charge: "ch_1",
      discount: { id: "di_1", coupon: { id: "HALF" } },
      paid: true,
      paid_out_of_band: false,
      payment_intent: "pi_1",
      subscription: "sub_1",
      subscription_details: { metadata: { plan: "a" } },
      tax: 7,
      total_tax_amounts: [{ amount: 7, inclusive: false, tax_rate: "txr_1", taxable_amount: 70 }],
    });
    for (const gone of ["parent", "total_taxes", "payments"]) expect(old).not.toHaveProperty(gone);
    const oldLine = lineOf("2024-06-20");
    expect(oldLine).toMatchObject({
      plan: { id: "price_1", interval: "month", amount: 500 },
      price: { id: "price_1", unit_amount: 500 },
      proration: true,
      subscription: "sub_1",
      subscription_item: "si_1",
      tax_amounts: [{ amount: 7 }],
      type: "subscription",
    });
    expect(oldLine).not.toHaveProperty("price.tiers");
    for (const gone of ["parent", "pricing", "taxes"]) expect(oldLine).not.toHaveProperty(gone);
  });

  it("for discounts: the coupon is whole before clover, even after it was deleted", async () => {
    const store = account();
    store.collections.coupons.remove("HALF");
    addEvent(store, {
      id: "evt_0",
      type: "coupon.deleted",
      created: NOW,
      object: { id: "HALF", object: "coupon", percent_off: 50 },
    });
    const customer = { id: "cus_1", object: "customer", discount: discount("di_1", "HALF") };
    addEvent(store, { id: "evt_1", created: NOW, apiVersion: "2025-03-31.basil", object: customer });
    addEvent(store, { id: "evt_2", created: NOW, apiVersion: "2025-09-30.clover", object: customer });
    addEvent(store, { id: "evt_3", created: NOW, apiVersion: "2025-03-31.basil", object: discount("di_1", "HALF") });
    const { get } = await serve(store);
    const objectOf = async (id: string) =>
      ((await get(`/v1/events/${id}`)).body["data"] as unknown as { object: unknown }).object;
    expect(await objectOf("evt_1")).toMatchObject({ discount: { coupon: { id: "HALF", percent_off: 50 } } });
    expect(await objectOf("evt_1")).not.toHaveProperty("discount.source");
    expect(await objectOf("evt_2")).toMatchObject({ discount: { source: { coupon: "HALF" } } });
    expect(await objectOf("evt_3")).toMatchObject({ coupon: { id: "HALF" } });
  });

  it("for charges, refunds and credit notes", async () => {
    const charge = await payloads({ id: "ch_1", object: "charge", payment_intent: "pi_1" });
    expect(charge["2025-03-31.basil"].object).not.toHaveProperty("invoice");
    expect(charge["2024-06-20"].object).toHaveProperty("invoice", "in_1");
    const refund = await payloads({ id: "re_1", object: "refund", customer: "cus_1" });
    expect(refund["2026-03-25.dahlia"].object).toHaveProperty("customer");
    expect(refund["2025-09-30.clover"].object).not.toHaveProperty("customer");
    const note = await payloads({
      id: "cn_1",
      object: "credit_note",
      lines: list([]),
      refunds: [{ refund: "re_1" }],
      total_taxes: [],
    });
    expect(note["2025-03-31.basil"].object).toHaveProperty("refunds");
    expect(note["2024-06-20"].object).toMatchObject({ refund: "re_1" });
    expect(note["2024-06-20"].object).not.toHaveProperty("refunds");
  });
});
