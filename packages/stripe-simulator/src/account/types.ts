import type Stripe from "stripe";
import type { Kinds, Wire } from "../store.js";

export type Product = Kinds["products"];
export type Price = Kinds["prices"];
export type Coupon = Kinds["coupons"];
export type Customer = Kinds["customers"];
export type Subscription = Kinds["subscriptions"];
export type Invoice = Kinds["invoices"];
export type Charge = Kinds["charges"];
export type Refund = Kinds["refunds"];
export type Dispute = Kinds["disputes"];
export type CreditNote = Kinds["credit_notes"];
export type BalanceTransaction = Kinds["balance_transactions"];
export type InvoicePayment = Kinds["invoice_payments"];
export type Discount = Wire<Stripe.Discount>;
export type Plan = Wire<Stripe.Plan>;
export type SubscriptionItem = Wire<Stripe.SubscriptionItem>;
export type InvoiceLine = Wire<Stripe.InvoiceLineItem>;
export type InvoiceItem = Kinds["invoiceitems"];

/** Returns the id of a reference. The store keeps references as ids. The SDK's types also allow the expanded object. */
export function idOf(reference: string | { readonly id: string }): string {
  return typeof reference === "string" ? reference : reference.id;
}

/** Returns the discounts of an object, which the store keeps whole. */
export function wholeDiscounts(discounts: readonly (string | Discount | { readonly deleted: true })[]): Discount[] {
  return discounts.filter(
    (discount): discount is Discount => typeof discount !== "string" && !("deleted" in discount && discount.deleted),
  );
}
