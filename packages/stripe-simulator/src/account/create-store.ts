import { Collection, type Store } from "../store.js";

/** Returns an empty store. */
export function createStore(accountId: string, livemode: boolean): Store {
  return {
    accountId,
    livemode,
    collections: {
      customers: new Collection(),
      subscriptions: new Collection(),
      invoices: new Collection(),
      products: new Collection(),
      prices: new Collection(),
      coupons: new Collection(),
      charges: new Collection(),
      refunds: new Collection(),
      disputes: new Collection(),
      credit_notes: new Collection(),
      invoice_payments: new Collection(),
      invoiceitems: new Collection("date"),
      balance_transactions: new Collection(),
    },
    testClocks: new Collection(),
    shelf: { lists: new Map(), single: new Map() },
    events: [],
    deletedCustomers: new Set(),
    inlinePrices: new Set(),
  };
}
