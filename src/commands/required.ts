import { degradedWithout, feedsDerived } from "../facts/sources.js";

/** Whether the derived streams, and so every sync, need the collection: customers, subscriptions and invoices. */
export function isRequired(collection: string): boolean {
  return feedsDerived(collection) && degradedWithout(collection) === undefined;
}
