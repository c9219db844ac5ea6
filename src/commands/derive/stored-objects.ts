import type { StripeObject } from "../../stripe/resource.js";

/** Stripe's objects that an earlier sync stored: the source of facts in place of Stripe. */
export interface StoredObjects {
  /** The names of the collections that are stored, as the raw streams have them. */
  readonly collections: ReadonlySet<string>;
  /**
   * Yields the objects of a stored collection, page by page. Each object comes once, as it was stored last. A deleted
   * one has `is_deleted: true` and its last known state.
   */
  read(collection: string): AsyncIterable<readonly StripeObject[]>;
}

/**
 * The collections that a derivation reads, in this order: events first, because some of them wait for their charge.
 * The fields are those without which the numbers would be wrong. `a|b` is either.
 */
export const storedCollections: Readonly<Record<string, StoredCollection>> = {
  events: { fields: ["id", "type", "created", "data"] },
  balance_transactions: { fields: ["id", "created"], only: { in: "charges", field: "failure_balance_transaction" } },
  coupons: { fields: ["id", "duration", "percent_off", "amount_off", "currency"] },
  products: { fields: ["id", "name"] },
  prices: { fields: ["id", "unit_amount", "currency", "recurring"] },
  customers: { fields: ["id", "created", "metadata"], isRequired: true },
  subscriptions: {
    fields: [
      "id",
      "customer",
      "status",
      "created",
      "items",
      "canceled_at",
      "ended_at",
      "trial_start",
      "trial_end",
      "discounts|discount",
    ],
    isRequired: true,
  },
  invoices: {
    fields: [
      "id",
      "customer",
      "status",
      "created",
      "currency",
      "amount_due",
      "amount_paid",
      "lines",
      "parent|subscription",
      "status_transitions",
    ],
    isRequired: true,
  },
  charges: {
    fields: ["id", "customer", "created", "currency", "status", "amount", "amount_captured|captured", "refunds"],
  },
  credit_notes: { fields: ["id", "customer", "created", "currency", "status", "amount", "invoice"] },
  disputes: { fields: ["id", "charge", "status", "amount", "currency", "created"] },
  invoice_items: { fields: ["id", "customer", "invoice", "proration", "date"] },
};

export interface StoredCollection {
  readonly fields: readonly string[];
  /** Whether there is no derivation without it. */
  readonly isRequired?: true;
  /** Only the objects whose id a field of another collection contains are needed. Absent: all. */
  readonly only?: { readonly in: string; readonly field: string };
}
