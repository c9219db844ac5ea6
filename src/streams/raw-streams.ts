import type { RawStream } from "./kinds.js";
import { creditNotes, invoices, subscriptions } from "./raw/billing.js";
import { charges, customers, disputes } from "./raw/core.js";
import { coupons, prices, products } from "./raw/products.js";

/**
 * Every raw stream, in the order of the catalog. To add one: an entry in `raw/`, in the file of its section of Stripe's
 * API, its name here, its permission in `stripe/key/permissions.ts`, and `npm run schemas`.
 */
export const rawStreams: readonly RawStream[] = [
  customers,
  subscriptions,
  invoices,
  products,
  prices,
  coupons,
  charges,
  disputes,
  creditNotes,
];

/** Returns the raw stream with this name. @throws RangeError if there is none. */
export function streamNamed(name: string): RawStream {
  const stream = rawStreams.find((each) => each.name === name);
  if (!stream) throw new RangeError(`there is no raw stream named ${name}`);
  return stream;
}

/** Returns the types of all events that are about the objects that the stream lists, or about its rows. */
export function eventTypesOf({ changes, deletion }: RawStream): readonly string[] {
  return [...changes.flatMap(({ types }) => types), ...(deletion === undefined ? [] : [deletion])];
}
