import { existsSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { chargeFacts } from "./charge.js";
import { couponFacts } from "./coupon.js";
import { discountFacts } from "./discount.js";
import { creditNoteFacts } from "./credit-note.js";
import { customerFacts } from "./customer.js";
import { disputeFacts } from "./dispute.js";
import { invoiceFacts } from "./invoice.js";
import type { Json } from "./json.js";
import { priceFacts } from "./price.js";
import { productFacts } from "./product.js";
import { subscriptionFacts } from "./subscription.js";

import { coupon, price } from "./testing.js";

describe("the catalogue", () => {
  test("tiers, packages and other currencies", () => {
    const tiers = [
      { up_to: 5, unit_amount: 700, unit_amount_decimal: "700", flat_amount: null, flat_amount_decimal: null },
      { up_to: null, unit_amount: null, unit_amount_decimal: "0.5", flat_amount: 1000, flat_amount_decimal: "1000" },
    ];
    const facts = priceFacts({
      ...price,
      unit_amount: null,
      unit_amount_decimal: null,
      billing_scheme: "tiered",
      tiers_mode: "graduated",
      tiers,
    });
    expect(facts).toMatchObject({
      scheme: "graduated",
      unitAmountMinor: null,
      tiers: [
        { upTo: 5, unitAmountMinor: "700", flatAmountMinor: "0" },
        { upTo: null, unitAmountMinor: "0.5", flatAmountMinor: "1000" },
      ],
    });
    expect(priceFacts({ ...price, transform_quantity: { divide_by: 5, round: "up" } }).transformQuantity).toEqual({
      divideBy: 5,
      round: "up",
    });
    const options = { EUR: { unit_amount: 2500, unit_amount_decimal: "2500" } };
    expect(priceFacts({ ...price, currency_options: options }).currencyOptions).toEqual({
      eur: { unitAmountMinor: "2500", tiers: undefined },
    });
  });

  test.each<[string, unknown, Record<string, number> | undefined]>([
    ["other currencies", { usd: { amount_off: 700 }, EUR: { amount_off: 600 } }, { eur: 600 }],
    ["its own currency only", { usd: { amount_off: 700 } }, undefined],
    ["an amount that is null", { eur: { amount_off: null } }, undefined],
    ["none", null, undefined],
    ["an option without a form", { eur: null }, undefined],
  ])("a coupon's amounts in %s", (_name, options, amounts) => {
    const json = { ...coupon, percent_off: null, amount_off: 700, currency: "usd", currency_options: options };
    expect(couponFacts(json).currencyOptions).toEqual(amounts);
    const fraction = { ...json, currency_options: { eur: { amount_off: 7.5 } } };
    expect(() => couponFacts(fraction)).toThrow(/currency options.*"amount_off" is 7.5/);
  });

  test.each<[string, unknown]>([
    ["an id", "HALF"],
    ["the stub of a deleted coupon", { id: "HALF", object: "coupon", deleted: true }],
  ])("a discount with %s has no terms, so its coupon is unknown", (_name, shown) => {
    const named = { id: "di_1", couponId: "HALF", coupon: undefined, startSeconds: 7, endSeconds: null };
    expect(discountFacts({ id: "di_1", source: { type: "coupon", coupon: shown }, start: 7 })).toEqual(named);
    expect(discountFacts({ id: "di_1", coupon: shown, start: 7 })).toEqual(named);
  });

  test("a coupon without a duration is unreadable, for example the stub of a deleted one", () => {
    expect(() => couponFacts({ id: "HALF", object: "coupon", deleted: true })).toThrow(/"duration" is missing/);
  });

  test("coupons and their product restriction, products, deleted customers", () => {
    expect(couponFacts({ ...coupon, percent_off: 33.333, applies_to: { products: ["prod_1"] } })).toMatchObject({
      percentOff: "33.333",
      productIds: ["prod_1"],
    });
    expect(couponFacts(coupon)).toMatchObject({ productIds: undefined, currencyOptions: undefined });
    expect(productFacts({ id: "prod_1", name: "Gold", metadata: { tier: "1" } })).toEqual({
      id: "prod_1",
      name: "Gold",
      metadata: { tier: "1" },
    });
    expect(customerFacts({ id: "cus_1", object: "customer", deleted: true })).toMatchObject({
      id: "cus_1",
      createdSeconds: null,
      isDeleted: true,
    });
    expect(customerFacts({ id: "cus_1", created: 5, discount: { coupon, start: 7 } }).discount).toMatchObject({
      id: "HALF:7",
      couponId: "HALF",
    });
  });
});

const fixtures = "../shared/data/stripe-fixtures3.json";
describe.skipIf(!existsSync(fixtures))(`Stripe's own fixtures (skipped where ${fixtures} is absent)`, () => {
  test("can all be parsed", () => {
    const { resources } = JSON.parse(readFileSync(fixtures, "utf8")) as { resources: Record<string, Json> };
    expect(subscriptionFacts(resources["subscription"]!).items).toHaveLength(1);
    expect(invoiceFacts(resources["invoice"]!).lines).toMatchObject([
      { itemId: "subscription_item", subscriptionId: "subscription", amountMinor: 1000, proration: "debit" },
    ]);
    expect(priceFacts(resources["price"]!)).toMatchObject({
      unitAmountMinor: "2000",
      recurrence: { interval: "month" },
    });
    expect(couponFacts(resources["coupon"]!)).toMatchObject({ percentOff: "25.5", duration: "forever" });
    expect(customerFacts(resources["customer"]!)).toMatchObject({ isDeleted: false });
    expect(productFacts(resources["product"]!).id).toMatch(/^prod_/);
    expect(chargeFacts(resources["charge"]!)).toMatchObject({ status: "succeeded", isDisputed: false });
    expect(disputeFacts(resources["dispute"]!).chargeId).toMatch(/^ch_/);
    expect(creditNoteFacts(resources["credit_note"]!).invoiceId).toMatch(/^in_/);
  });
});
