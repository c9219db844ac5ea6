import type { Kind } from "../store.js";
import type { EventType } from "./resource.js";

interface StoryEvents {
  readonly created?: EventType;
  readonly updated?: EventType;
  readonly deleted?: EventType;
}

/** The events of the story's kinds, for objects that a test adds, changes or removes apart from the story. */
export const STORY_EVENTS: Readonly<Record<Kind, StoryEvents>> = {
  balance_transactions: {},
  charges: { created: "charge.succeeded", updated: "charge.updated" },
  coupons: { created: "coupon.created", updated: "coupon.updated", deleted: "coupon.deleted" },
  credit_notes: { created: "credit_note.created", updated: "credit_note.updated" },
  customers: { created: "customer.created", updated: "customer.updated", deleted: "customer.deleted" },
  disputes: { created: "charge.dispute.created", updated: "charge.dispute.updated" },
  invoice_payments: { updated: "invoice_payment.paid" },
  invoiceitems: { created: "invoiceitem.created", deleted: "invoiceitem.deleted" },
  invoices: { created: "invoice.created", updated: "invoice.updated", deleted: "invoice.deleted" },
  prices: { created: "price.created", updated: "price.updated", deleted: "price.deleted" },
  products: { created: "product.created", updated: "product.updated", deleted: "product.deleted" },
  refunds: { created: "refund.created", updated: "refund.updated" },
  subscriptions: {
    created: "customer.subscription.created",
    updated: "customer.subscription.updated",
    deleted: "customer.subscription.deleted",
  },
};
