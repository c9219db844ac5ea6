import { describe, expect, it } from "vitest";
import { listData, type ApiObject } from "../api-object.js";
import { downgrade } from "./downgrade.js";
import type { Facts } from "./release.js";

const facts: Facts = {
  coupon: () => undefined,
  price: (id) => ({ id, object: "price", recurring: { interval: "month" }, tiers: [] }),
  payment: () => ({ paymentIntent: null, charge: null }),
  invoiceOf: () => null,
};

const pricing = {
  type: "price_details",
  price_details: { price: "price_1", product: "prod_1" },
  unit_amount_decimal: "500",
};
const credited = { credited_items: { invoice: "in_0", invoice_line_items: ["il_0"] } };
const proration = { invoice_item: "ii_1", proration: true, proration_details: credited, subscription: "sub_1" };
const ordinary = {
  invoice_item: null,
  proration: false,
  proration_details: { credited_items: null },
  subscription: "sub_1",
};

/** Returns a line of an invoice in a version. */
function lineIn(version: string, parent: ApiObject): ApiObject {
  const line = { id: "il_1", parent, pricing, taxes: [], quantity_decimal: "1" };
  const invoice = { id: "in_1", object: "invoice", lines: { object: "list", data: [line] } };
  const shaped = downgrade(invoice, version, facts);
  if (version < "2025-03-31") expect(shaped["lines"]).toHaveProperty("total_count", 1);
  return listData(shaped["lines"])[0]!;
}

const ofItem = (details: ApiObject) => ({
  type: "subscription_item_details",
  invoice_item_details: null,
  subscription_item_details: { ...details, subscription_item: "si_1" },
});
const ofInvoiceItem = {
  type: "invoice_item_details",
  invoice_item_details: proration,
  subscription_item_details: null,
};

describe("an invoice line", () => {
  const made = { invoice_item: "ii_1", plan: { id: "price_1" }, proration: true, subscription: "sub_1" };
  const cases: readonly (readonly [string, ApiObject, string, ApiObject])[] = [
    ["a proration", ofItem(proration), "2025-03-31.basil", { id: "il_1", parent: ofItem(proration) }],
    [
      "a proration",
      ofItem(proration),
      "2024-06-20",
      { ...made, id: "il_1", type: "invoiceitem", subscription_item: "si_1", proration_details: credited },
    ],
    ["a proration", ofItem(proration), "2019-10-17", { ...made, id: "ii_1", type: "invoiceitem" }],
    [
      "a proration that names no item",
      ofInvoiceItem,
      "2024-06-20",
      { ...made, id: "il_1", type: "invoiceitem", subscription_item: null, proration_details: credited },
    ],
    ["a proration that names no item", ofInvoiceItem, "2019-10-17", { ...made, id: "ii_1", type: "invoiceitem" }],
    [
      "an ordinary line",
      ofItem(ordinary),
      "2024-06-20",
      { id: "il_1", type: "subscription", proration: false, invoice_item: null, price: { id: "price_1" } },
    ],
    [
      "an ordinary line",
      ofItem(ordinary),
      "2019-10-17",
      { id: "sli_1", type: "subscription", proration: false, invoice_item: null, plan: { id: "price_1" } },
    ],
  ];

  it.each(cases)("that is %s (%o) has its form of %s", (_, parent, version, expected) => {
    expect(lineIn(version, parent)).toMatchObject(expected);
  });

  it("has neither a price nor proration details in 2019, and no parent before basil", () => {
    const old = lineIn("2019-10-17", ofItem(proration));
    for (const absent of ["price", "proration_details", "parent", "pricing"]) expect(old).not.toHaveProperty(absent);
    expect(lineIn("2024-06-20", ofItem(proration))).not.toHaveProperty("parent");
  });
});

describe("an invoice item", () => {
  const item = {
    id: "ii_1",
    object: "invoiceitem",
    discounts: [],
    net_amount: -500,
    parent: {
      type: "subscription_details",
      subscription_details: { subscription: "sub_1", subscription_item: "si_1" },
    },
    pricing,
    proration_details: { credited_items: null, discount_amounts: [] },
  };

  it("has proration details since 2026-05-27.dahlia", () => {
    expect(downgrade(item, "2026-05-27.dahlia", facts)).toHaveProperty("proration_details");
    expect(downgrade(item, "2026-03-25.dahlia", facts)).not.toHaveProperty("proration_details");
  });

  it("has its subscription, price and plan at the top level before basil", () => {
    expect(downgrade(item, "2025-03-31.basil", facts)).toHaveProperty("parent", item.parent);
    const old = downgrade(item, "2024-06-20", facts);
    expect(old).toMatchObject({
      plan: { id: "price_1" },
      price: { id: "price_1" },
      subscription: "sub_1",
      subscription_item: "si_1",
      unit_amount: 500,
      unit_amount_decimal: "500",
    });
    for (const gone of ["parent", "pricing", "net_amount"]) expect(old).not.toHaveProperty(gone);
    expect(downgrade(item, "2019-10-17", facts)).not.toHaveProperty("price");
  });
});
