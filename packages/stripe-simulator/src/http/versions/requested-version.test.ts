import { describe, expect, it } from "vitest";
import { add, addEvent, discount, emptyStore, list, T0 } from "../testing/fill-store.js";
import { serve } from "../testing/running.js";
import type { DeletedCoupons } from "./view-in-version.js";

const ACACIA = { headers: { "stripe-version": "2025-02-24.acacia" } };
const BASIL = { headers: { "stripe-version": "2025-06-30.basil" } };

/** Serves objects whose discounts have a coupon GONE, which was deleted, and a coupon HALF. */
function serveDiscounts(deletedCoupons?: DeletedCoupons) {
  const store = emptyStore();
  const gone = { id: "GONE", object: "coupon", percent_off: 40, duration: "forever", applies_to: { products: [] } };
  addEvent(store, { id: "evt_1", type: "coupon.deleted", object: gone });
  add(store, "coupons", {
    id: "HALF",
    percent_off: 50,
    currency_options: { eur: { amount_off: 600 } },
    applies_to: { products: ["prod_1"] },
  });
  add(store, "customers", { id: "cus_1", discount: discount("di_0", "GONE"), subscriptions: undefined });
  add(store, "subscriptions", {
    id: "sub_1",
    customer: "cus_1",
    status: "active",
    discounts: [discount("di_1", "GONE")],
    items: list([
      { id: "si_1", object: "subscription_item", current_period_end: 2, discounts: [discount("di_2", "HALF")] },
    ]),
    latest_invoice: "in_1",
  });
  add(store, "invoices", {
    id: "in_1",
    customer: "cus_1",
    status: "paid",
    amount_paid: 900,
    amount_paid_off_stripe: 500,
    discounts: [discount("di_1", "GONE")],
    lines: list([]),
    parent: { type: "subscription_details", subscription_details: { subscription: "sub_1", metadata: {} } },
  });
  add(store, "charges", { id: "ch_1", customer: "cus_1", payment_intent: "pi_1" });
  add(store, "invoice_payments", {
    id: "inpay_1",
    invoice: "in_1",
    payment: { type: "payment_intent", payment_intent: "pi_1" },
  });
  add(store, "invoice_payments", {
    id: "inpay_2",
    invoice: "in_1",
    payment: { type: "payment_record", payment_record: "pr_1" },
  });
  return serve(store, deletedCoupons === undefined ? {} : { deletedCoupons });
}

describe("a deleted coupon of a discount that is in force", () => {
  it("is an id, and only a tombstone when expanded", async () => {
    const { get } = await serveDiscounts();
    expect((await get("/v1/subscriptions/sub_1?expand[]=discounts")).body["discounts"]).toMatchObject([
      { id: "di_1", source: { type: "coupon", coupon: "GONE" } },
    ]);
    const { body } = await get("/v1/subscriptions/sub_1?expand[]=discounts.source.coupon");
    expect(body["discounts"]).toMatchObject([{ source: { coupon: { id: "GONE", object: "coupon", deleted: true } } }]);
    expect((await get("/v1/coupons/GONE")).status).toBe(404);
  });

  it.each([
    ["/v1/subscriptions/sub_1", "discount.coupon"],
    ["/v1/customers/cus_1", "discount.coupon"],
    ["/v1/invoices/in_1", "discount.coupon"],
  ])("is whole in %s as acacia shows it", async (path, at) => {
    const { get } = await serveDiscounts();
    const { status, body, headers } = await get(path, ACACIA);
    expect([status, headers.get("stripe-version")]).toEqual([200, "2025-02-24.acacia"]);
    expect(body).toHaveProperty(`${at}.id`, "GONE");
    expect(body).toHaveProperty(`${at}.percent_off`, 40);
    expect(body).not.toHaveProperty(`${at}.applies_to`);
    expect(body).not.toHaveProperty("discount.source");
  });

  it("is whole in the discounts of an item, and of a list, when these are expanded", async () => {
    const { get } = await serveDiscounts();
    expect((await get("/v1/subscription_items/si_1?expand[]=discounts", ACACIA)).body).toMatchObject({
      discounts: [{ id: "di_2", coupon: { id: "HALF" } }],
    });
    expect((await get("/v1/subscriptions?expand[]=data.discounts", BASIL)).body.data).toMatchObject([
      { discounts: [{ coupon: { id: "GONE", percent_off: 40 } }] },
    ]);
  });

  it.each([
    ["refused", 400, undefined],
    ["missing", 200, null],
    ["whole", 200, { id: "GONE", percent_off: 40 }],
  ] as const)("can be %s in older versions", async (deletedCoupons, status, coupon) => {
    const { get } = await serveDiscounts(deletedCoupons);
    const answer = await get("/v1/subscriptions/sub_1", ACACIA);
    expect(answer.status).toBe(status);
    if (coupon !== undefined) expect(answer.body["discount"]).toMatchObject({ id: "di_1", coupon });
    const item = await get("/v1/subscription_items/si_1?expand[]=discounts", BASIL);
    expect(item.body["discounts"]).toMatchObject([{ coupon: { id: "HALF" } }]);
    expect((await get("/v1/subscriptions/sub_1")).status).toBe(200);
  });
});

describe("an older version of an object", () => {
  it("is also what expansion and lists within it return", async () => {
    const { get } = await serveDiscounts();
    const { body } = await get("/v1/subscriptions/sub_1?expand[]=latest_invoice&expand[]=customer", ACACIA);
    expect(body).toMatchObject({
      latest_invoice: { id: "in_1", subscription: "sub_1", discount: { coupon: { id: "GONE" } } },
      customer: { id: "cus_1", discount: { coupon: { id: "GONE" } } },
    });
    const customer = await get("/v1/customers/cus_1/subscriptions", ACACIA);
    expect(customer.body.data).toMatchObject([{ id: "sub_1", current_period_end: 2 }]);
    expect((await get("/v1/charges?customer=cus_1", ACACIA)).body.data).toMatchObject([{ invoice: "in_1" }]);
  });

  it("can still be filtered by fields that moved since", async () => {
    const { ids } = await serveDiscounts();
    expect(await ids("/v1/invoices?subscription=sub_1")).toEqual(["in_1"]);
    const { get } = await serveDiscounts();
    const old = await get("/v1/invoices?subscription=sub_1&customer=cus_1", ACACIA);
    expect(old.body.data).toMatchObject([{ id: "in_1", subscription: "sub_1" }]);
  });

  it("does not count out-of-band money in amount_paid before basil", async () => {
    const { get } = await serveDiscounts();
    expect((await get("/v1/invoices/in_1", ACACIA)).body).toMatchObject({
      amount_paid: 400,
      charge: "ch_1",
      paid_out_of_band: true,
      payment_intent: "pi_1",
    });
    const { body } = await get("/v1/invoices/in_1", BASIL);
    expect(body).toHaveProperty("amount_paid", 900);
    expect(body).not.toHaveProperty("paid_out_of_band");
  });

  it.each([
    ["/v1/subscriptions/sub_1?expand[]=discount.coupon.applies_to", undefined, 400],
    ["/v1/subscriptions/sub_1?expand[]=discount.coupon.applies_to", ACACIA, 200],
    ["/v1/subscriptions/sub_1?expand[]=discounts.coupon.applies_to", BASIL, 200],
    ["/v1/subscriptions/sub_1?expand[]=discounts.source.coupon", ACACIA, 400],
    ["/v1/invoices/in_1?expand[]=amount_paid_off_stripe", undefined, 200],
    ["/v1/invoices/in_1?expand[]=amount_paid_off_stripe", BASIL, 400],
  ])("expands only what exists in it: %s", async (path, version, status) => {
    const { get } = await serveDiscounts();
    expect((await get(path, version)).status).toBe(status);
  });

  it("does not change events, which have the version of their time", async () => {
    const store = emptyStore();
    const object = { id: "sub_1", object: "subscription", discounts: [], items: list([]) };
    addEvent(store, { id: "evt_1", created: T0 + 59 * 86_400, object });
    const { get } = await serve(store);
    expect((await get("/v1/events/evt_1", ACACIA)).body).toEqual((await get("/v1/events/evt_1")).body);
  });
});

describe("what an answer includes only when expanded", () => {
  it("is a coupon's options in other currencies", async () => {
    const { get } = await serveDiscounts();
    expect((await get("/v1/coupons/HALF")).body).not.toHaveProperty("currency_options");
    expect((await get("/v1/coupons?expand[]=data.currency_options")).body.data).toMatchObject([
      { currency_options: { eur: { amount_off: 600 } } },
    ]);
    const path = "/v1/subscription_items/si_1?expand[]=discounts.source.coupon.currency_options";
    expect((await get(path)).body).toMatchObject({
      discounts: [{ source: { coupon: { id: "HALF", currency_options: { eur: { amount_off: 600 } } } } }],
    });
  });

  it("is an invoice's money from elsewhere, which events never include", async () => {
    const { get } = await serveDiscounts();
    expect((await get("/v1/invoices/in_1")).body).not.toHaveProperty("amount_paid_off_stripe");
    expect((await get("/v1/invoices?expand[]=data.amount_paid_off_stripe")).body.data).toMatchObject([
      { amount_paid: 900, amount_paid_off_stripe: 500 },
    ]);
    const store = emptyStore();
    const invoice = { id: "in_1", object: "invoice", amount_paid: 900, amount_paid_off_stripe: 500, lines: list([]) };
    addEvent(store, { id: "evt_1", created: T0 + 59 * 86_400, object: invoice });
    const event = (await (await serve(store)).get("/v1/events/evt_1")).body["data"];
    expect(event).toHaveProperty("object.amount_paid", 900);
    expect(event).not.toHaveProperty("object.amount_paid_off_stripe");
  });
});
