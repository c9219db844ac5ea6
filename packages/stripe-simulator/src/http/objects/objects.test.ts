import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { Kind } from "../../store.js";
import { RESOURCES } from "../resources.js";
import { add, discount, emptyStore, list, T0 } from "../testing/fill-store.js";
import { serve } from "../testing/running.js";
import { render } from "./render.js";
import { SHAPES } from "./shapes.js";

describe("a hidden field", () => {
  it("is returned only when expanded", async () => {
    const { get } = await serveHidden().served;
    for (const [path, field] of [
      ["/v1/prices/price_1", "tiers"],
      ["/v1/prices/price_1", "currency_options"],
      ["/v1/coupons/HALF", "applies_to"],
      ["/v1/charges/ch_1", "refunds"],
      ["/v1/invoices/in_1", "payments"],
      ["/v1/customers/cus_1", "subscriptions"],
      ["/v1/customers/cus_1", "tax_ids"],
    ] as const) {
      expect((await get(path)).body).not.toHaveProperty(field);
      expect((await get(`${path}?expand[]=${field}`)).body).toHaveProperty(field);
    }
    const prices = await get("/v1/prices?expand[0]=data.tiers");
    expect(prices.body.data[0]).toMatchObject({ tiers: [{ up_to: null }] });
    expect(prices.body.data[0]).not.toHaveProperty("currency_options");
  });

  it("is found by reference if the object does not contain it", async () => {
    const { get, ids } = await serveHidden().served;
    expect((await get("/v1/charges/ch_1?expand[]=refunds")).body["refunds"]).toMatchObject({
      data: [{ id: "re_2" }, { id: "re_1" }],
      url: "/v1/charges/ch_1/refunds",
    });
    expect(await ids("/v1/charges/ch_1/refunds")).toEqual(["re_2", "re_1"]);
    expect((await get("/v1/invoices/in_1?expand[]=payments")).body["payments"]).toMatchObject({
      data: [{ id: "inpay_1" }],
    });
    expect((await get("/v1/customers/cus_1?expand[]=subscriptions")).body["subscriptions"]).toMatchObject({
      data: [{ id: "sub_1" }],
    });
  });

  it("is cut at ten like other embedded lists, and complete in its own list", async () => {
    const { store, served } = serveHidden();
    for (let index = 3; index <= 12; index += 1) add(store, "refunds", { id: `re_${index}`, charge: "ch_1" });
    for (let index = 2; index <= 12; index += 1)
      add(store, "invoice_payments", { id: `inpay_${index}`, invoice: "in_1" });
    const { get, ids } = await served;
    for (const [path, field, list] of [
      ["/v1/charges/ch_1", "refunds", "/v1/refunds?charge=ch_1"],
      ["/v1/invoices/in_1", "payments", "/v1/invoice_payments?invoice=in_1"],
    ] as const) {
      const { body } = await get(`${path}?expand[]=${field}`);
      const embedded = body[field] as { readonly data: readonly { readonly id: string }[]; readonly has_more: boolean };
      expect([embedded.data.length, embedded.has_more]).toEqual([10, true]);
      const whole = await ids(`${list}&limit=100`);
      expect(whole).toHaveLength(12);
      expect(whole.slice(0, 10)).toEqual(embedded.data.map(({ id }) => id));
    }
  });

  it("is an id in place of a discount, and an object when expanded, down to what a coupon applies to", async () => {
    const { get } = await serveHidden().served;
    expect((await get("/v1/subscriptions/sub_1")).body).toMatchObject({
      discounts: ["di_1"],
      items: { data: [{ discounts: ["di_2"] }] },
    });
    const path = "/v1/subscriptions/sub_1?expand[]=discounts.source.coupon.applies_to&expand[]=items.data.discounts";
    expect((await get(path)).body).toMatchObject({
      discounts: [{ id: "di_1", source: { coupon: { id: "HALF", applies_to: { products: ["prod_1"] } } } }],
      items: { data: [{ discounts: [{ id: "di_2", source: { coupon: "HALF" } }] }] },
    });
    expect((await get("/v1/customers/cus_1")).body["discount"]).toMatchObject({
      id: "di_0",
      source: { coupon: "HALF" },
    });
  });

  it("does not affect an item's price, which is shown as it is now, without its tiers", async () => {
    const { get } = await serveHidden().served;
    const price = async (path: string) =>
      ((await get(path)).body["items"] as { data: { price: Record<string, unknown> }[] }).data[0]!.price;
    expect(await price("/v1/subscriptions/sub_1")).toMatchObject({ id: "price_1", product: "prod_1" });
    expect(await price("/v1/subscriptions/sub_1")).not.toHaveProperty("tiers");
    expect(await price("/v1/subscriptions/sub_1?expand[]=items.data.price.tiers")).toHaveProperty("tiers", [
      { up_to: null },
    ]);
    expect(await price("/v1/subscriptions/sub_1?expand[]=items.data.price.product")).toMatchObject({
      product: { name: "Pro" },
    });
  });
});

describe("expansion", () => {
  it("follows references, also within hashes, one after the other", async () => {
    const { get } = await serveReferences();
    const { body } = await get("/v1/invoices/in_1?expand[]=parent.subscription_details.subscription.customer");
    expect(body["parent"]).toMatchObject({
      subscription_details: { subscription: { id: "sub_1", customer: { id: "cus_1" } } },
    });
    expect(body["customer"]).toBe("cus_1");
  });

  it("shows a deleted customer as deleted and keeps a guest's id", async () => {
    const { get, ids } = await serveReferences();
    const { body } = await get("/v1/charges?expand[]=data.customer");
    expect(body.data.map(({ customer }) => customer)).toEqual([
      expect.objectContaining({ id: "cus_1", object: "customer" }),
      { id: "cus_deleted", object: "customer", deleted: true },
      "gcus_1",
    ]);
    expect((await get("/v1/customers/cus_deleted")).body).toEqual({
      id: "cus_deleted",
      object: "customer",
      deleted: true,
    });
    expect((await get("/v1/customers/gcus_1")).status).toBe(404);
    expect(await ids("/v1/customers")).toEqual(["cus_1"]);
    expect(await ids("/v1/charges?customer=cus_deleted")).toEqual(["ch_orphan"]);
  });

  it.each([
    ["/v1/subscriptions?expand[]=data.items.data.price.tiers", "property_expansion_max_depth", /more than 4 levels/],
    [
      "/v1/invoices?expand[]=customer",
      undefined,
      /\(customer\)\. You may want to try expanding 'data\.customer' instead/,
    ],
    ["/v1/invoices/in_1?expand[]=metadata", undefined, /This property cannot be expanded \(metadata\)/],
    ["/v1/invoices/in_1?expand[]=data.customer", undefined, /\(data\.customer\)/],
    ["/v1/invoices/in_1?expand[]=lines.discounts", undefined, /\(lines\.discounts\)/],
    ["/v1/invoices?expand[]=data", undefined, /\(data\)/],
    ["/v1/events?expand[]=data.data", undefined, /\(data\.data\)/],
  ])("%s is rejected", async (path, code, message) => {
    const { status, body } = await (await serveReferences()).get(path);
    expect(status).toBe(400);
    expect(body.error.code).toBe(code);
    expect(body.error.message).toMatch(message);
  });
});

describe("a perfect reader", () => {
  it("reads embedded lists whole, and everything of the object itself that can be expanded", async () => {
    const store = emptyStore();
    const lines = Array.from({ length: 35 }, (_, index) => ({
      id: `il_${index}`,
      discounts: [discount(`di_${index}`, "HALF")],
    }));
    add(store, "invoices", {
      id: "in_1",
      customer: "cus_1",
      discounts: [discount("di_x", "HALF")],
      lines: list(lines),
    });
    add(store, "prices", { id: "price_1", tiers: [] });
    add(store, "prices", { id: "price_inline", tiers: [] });
    store.inlinePrices.add("price_inline");
    const { render: renderOne, truth } = await serve(store);
    const invoice = renderOne("invoices", "in_1")!;
    expect(invoice["lines"]).toMatchObject({ has_more: false, data: lines });
    expect(invoice["discounts"]).toMatchObject([{ id: "di_x" }]);
    expect(renderOne("invoices", "in_1", [])!["discounts"]).toEqual(["di_x"]);
    expect(renderOne("invoices", "in_0")).toBeUndefined();
    expect([...truth("prices")]).toMatchObject([{ id: "price_1", tiers: [] }]);
    expect([...truth("inline_prices")]).toMatchObject([{ id: "price_inline" }]);
  });
});

const FIXTURES = "../shared/data/stripe-fixtures3.json";

describe.skipIf(!existsSync(FIXTURES))(`Stripe's own fixtures (${FIXTURES}, skipped where it is absent)`, () => {
  it.each(Object.keys(RESOURCES) as Kind[])("lose nothing of %s except hidden fields", (kind) => {
    const fixture = fixtures()[RESOURCES[kind].object]!;
    const hidden = Object.entries(SHAPES[kind]).filter(
      ([, field]) => field.type === "hidden" || (field.type === "list" && field.hidden),
    );
    const expected = Object.fromEntries(
      Object.entries(fixture).filter(([name]) => !hidden.some(([other]) => other === name)),
    );
    expect(render(fixture, kind, {}, {})).toEqual(expected);
  });
});

function serveHidden() {
  const store = emptyStore();
  add(store, "prices", { id: "price_1", product: "prod_1", tiers: [{ up_to: null }], currency_options: { eur: {} } });
  add(store, "products", { id: "prod_1", name: "Pro" });
  add(store, "coupons", { id: "HALF", percent_off: 50, applies_to: { products: ["prod_1"] } });
  add(store, "customers", { id: "cus_1", discount: discount("di_0", "HALF") });
  add(store, "subscriptions", {
    id: "sub_1",
    status: "active",
    customer: "cus_1",
    discounts: [discount("di_1", "HALF")],
    items: list([
      {
        id: "si_1",
        discounts: [discount("di_2", "HALF")],
        price: { id: "price_1", nickname: "old copy", tiers: [] },
      },
    ]),
  });
  add(store, "subscriptions", { id: "sub_0", status: "canceled", customer: "cus_1", items: list([]) });
  add(store, "invoices", { id: "in_1", customer: "cus_1", discounts: [], lines: list([]), parent: null });
  add(store, "invoice_payments", { id: "inpay_1", invoice: "in_1", payment: { type: "charge", charge: "ch_1" } });
  add(store, "charges", { id: "ch_1", customer: "gcus_1" });
  add(store, "refunds", { id: "re_1", charge: "ch_1", created: T0 });
  add(store, "refunds", { id: "re_2", charge: "ch_1", created: T0 });
  return { store, served: serve(store) };
}

function serveReferences() {
  const store = emptyStore();
  store.deletedCustomers.add("cus_deleted");
  add(store, "customers", { id: "cus_1", discount: null });
  add(store, "charges", { id: "ch_guest", customer: "gcus_1" });
  add(store, "charges", { id: "ch_orphan", customer: "cus_deleted" });
  add(store, "charges", { id: "ch_1", customer: "cus_1" });
  add(store, "invoices", {
    id: "in_1",
    customer: "cus_1",
    lines: list([]),
    parent: { type: "subscription_details", subscription_details: { subscription: "sub_1", metadata: {} } },
  });
  add(store, "subscriptions", { id: "sub_1", customer: "cus_1", status: "active", items: list([]) });
  return serve(store);
}

function fixtures(): Record<string, Record<string, unknown>> {
  return (JSON.parse(readFileSync(FIXTURES, "utf8")) as { resources: Record<string, Record<string, unknown>> })
    .resources;
}
