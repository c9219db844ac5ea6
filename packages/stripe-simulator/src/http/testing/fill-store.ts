import { createStore } from "../../account/create-store.js";
import type { Kind, Kinds, Store, StoredEvent } from "../../store.js";
import { RESOURCES } from "../resources.js";

/** An arbitrary second to start from. */
export const T0 = 1_790_000_000;

/** Returns an empty test account. */
export function emptyStore(livemode = false): Store {
  return createStore("acct_1SimulatorTests00", livemode);
}

/** Adds an object with the given fields only. */
export function add<K extends Kind>(store: Store, kind: K, fields: Readonly<Record<string, unknown>>): Kinds[K] {
  const object = {
    [RESOURCES[kind].dateField ?? "created"]: T0,
    livemode: store.livemode,
    metadata: {},
    object: OBJECT[kind],
    ...fields,
  } as unknown as Kinds[K];
  (store.collections[kind] as unknown as { add(item: Kinds[K]): void }).add(object);
  return object;
}

/** Adds an event. It is visible immediately by default. */
export function addEvent(store: Store, event: Partial<StoredEvent> & { readonly id: string }): StoredEvent {
  const created = event.created ?? T0;
  const stored: StoredEvent = {
    type: "customer.updated",
    apiVersion: "2026-10-28.endive",
    object: { id: "cus_1", object: "customer" },
    visibleAt: created,
    ...event,
    created,
  };
  store.events.push(stored);
  return stored;
}

/** Returns an embedded list as the store keeps it: whole. */
export function list(data: readonly unknown[]): Record<string, unknown> {
  return { object: "list", data, has_more: false, url: "/v1/..." };
}

/** Returns a discount as the store keeps it: an object whose coupon is an id. */
export function discount(id: string, coupon: string): Record<string, unknown> {
  return {
    id,
    object: "discount",
    customer: null,
    promotion_code: null,
    source: { type: "coupon", coupon },
    start: T0,
    end: null,
  };
}

const OBJECT: Readonly<Record<Kind, string>> = {
  balance_transactions: "balance_transaction",
  charges: "charge",
  coupons: "coupon",
  credit_notes: "credit_note",
  customers: "customer",
  disputes: "dispute",
  invoice_payments: "invoice_payment",
  invoiceitems: "invoiceitem",
  invoices: "invoice",
  prices: "price",
  products: "product",
  refunds: "refund",
  subscriptions: "subscription",
};
