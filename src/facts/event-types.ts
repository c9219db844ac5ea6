import { isJsonObject } from "../stripe/request/json.js";
import type { StripeEvent } from "../stripe/change-feed.js";
import type { RawStream } from "../streams/kinds.js";
import { eventTypesOf, rawStreams } from "../streams/raw-streams.js";
import { changeEventTypes } from "./parse/change.js";
import { isDossierSource } from "./sources.js";

/** The event types that hold facts of a customer: few enough for one list call to name them all. */
export const factEvents: ReadonlySet<string> = new Set([...changeEventTypes, "customer.deleted"]);

/** Attributes that the derived streams show of a collection that dossiers refer to. */
const shownAttributes: Readonly<Record<string, readonly string[]>> = {
  products: ["name", "metadata"],
  prices: ["nickname", "lookup_key", "metadata"],
};

/** The event types that the derived streams follow. Any of them may change the rows of a customer. */
export const derivedEventTypes: readonly string[] = rawStreams.filter(showsInDerived).flatMap(eventTypesOf);

/** Returns whether an event changes a name that the derived streams show. */
export function isRenaming({ type, data: { previous_attributes: previous } }: StripeEvent): boolean {
  const names = namesByEvent[type] ?? [];
  return isJsonObject(previous) && names.some((name) => name in previous);
}

const namesByEvent: Readonly<Record<string, readonly string[] | undefined>> = {
  "product.updated": shownAttributes["products"],
  "price.updated": shownAttributes["prices"],
};

/** Whether changes of the collection's objects show in the derived streams. Of coupons, only deletions do. */
function showsInDerived({ name }: RawStream): boolean {
  return isDossierSource(name) || name in shownAttributes || name === "coupons";
}
