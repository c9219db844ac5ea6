import { isApiObject, listData, valueAt, type ApiObject } from "../api-object.js";
import type { Downgrades, Facts } from "./release.js";
import { invoiceItemBeforeBasil } from "./invoice-item-before-basil.js";
import { invoiceLineBeforeBasil, taxAmounts } from "./invoice-line-before-basil.js";
import { mapList, omit } from "./reshape.js";

/**
 * 2025-03-31.basil moved three things: the billing period from the subscription to its items, an invoice's subscription
 * to `parent`, and its payment to `payments`. It also moved many discounts, taxes and refunds to lists. An invoice's
 * `amount_paid` contains out-of-band money since then.
 */
export const beforeBasil: Downgrades = {
  subscription: subscriptionBeforeBasil,
  subscription_item: itemBeforeBasil,
  invoice: invoiceBeforeBasil,
  invoiceitem: invoiceItemBeforeBasil,
  charge: (charge, facts) => ({ ...charge, invoice: facts.invoiceOf(charge) }),
  credit_note: creditNoteBeforeBasil,
};

function subscriptionBeforeBasil(subscription: ApiObject): ApiObject {
  const items = listData(subscription["items"]);
  const [first] = items;
  const shaped = mapList(subscription, "items", itemBeforeBasil);
  return withTotalCount(
    {
      ...shaped,
      current_period_start: first?.["current_period_start"] ?? null,
      current_period_end: first?.["current_period_end"] ?? null,
      discount: firstDiscount(subscription),
      plan: items.length === 1 ? (first?.["plan"] ?? null) : null,
      ...(items.length === 1 && typeof first?.["quantity"] === "number" ? { quantity: first["quantity"] } : {}),
    },
    "items",
  );
}

function itemBeforeBasil(item: ApiObject): ApiObject {
  return omit(item, "current_period_start", "current_period_end");
}

function invoiceBeforeBasil(invoice: ApiObject, facts: Facts): ApiObject {
  const { paymentIntent, charge } = facts.payment(String(invoice["id"]));
  const paid = invoice["status"] === "paid";
  const offStripe = amountOf(invoice["amount_paid_off_stripe"]);
  const subscription = valueAt(invoice, "parent.subscription_details.subscription");
  const metadata = valueAt(invoice, "parent.subscription_details.metadata");
  const taxes = taxAmounts(invoice["total_taxes"]);
  const shaped = mapList(
    omit(invoice, "amount_paid_off_stripe", "parent", "payments", "total_taxes"),
    "lines",
    (line) => invoiceLineBeforeBasil(line, facts),
  );
  return withTotalCount(
    {
      ...shaped,
      amount_paid: amountOf(invoice["amount_paid"]) - offStripe,
      charge,
      discount: firstDiscount(invoice),
      paid,
      paid_out_of_band: paid && offStripe > 0,
      payment_intent: paymentIntent,
      subscription: subscription ?? null,
      subscription_details: { metadata: metadata ?? null },
      tax: taxes.length > 0 ? taxes.reduce((sum, { amount }) => sum + amount, 0) : null,
      total_tax_amounts: taxes,
    },
    "lines",
  );
}

function amountOf(value: unknown): number {
  return typeof value === "number" ? value : 0;
}

function creditNoteBeforeBasil(creditNote: ApiObject): ApiObject {
  const refunds = creditNote["refunds"];
  const refund: unknown = Array.isArray(refunds) ? refunds[0] : undefined;
  const shaped = mapList(omit(creditNote, "refunds", "total_taxes"), "lines", (line) => ({
    ...omit(line, "taxes"),
    tax_amounts: taxAmounts(line["taxes"]),
  }));
  return withTotalCount(
    {
      ...shaped,
      refund: isApiObject(refund) ? (refund["refund"] ?? null) : null,
      tax_amounts: taxAmounts(creditNote["total_taxes"]),
    },
    "lines",
  );
}

function firstDiscount(object: ApiObject): unknown {
  const discounts = object["discounts"];
  return Array.isArray(discounts) ? (discounts.find(isApiObject) ?? null) : null;
}

function withTotalCount(object: ApiObject, name: string): ApiObject {
  const list = object[name];
  if (!isApiObject(list)) return object;
  return { ...object, [name]: { ...list, total_count: listData(list).length } };
}
