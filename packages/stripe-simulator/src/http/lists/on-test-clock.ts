import type { Store } from "../../store.js";
import type { ApiObject } from "../api-object.js";
import { textOf, type Params } from "../params.js";
import { resourceMissing } from "../api-error.js";

/**
 * Returns a test for objects that a list omits because they belong to a test clock. A list omits all of these, unless
 * the request names a clock, a customer, or another single object.
 * https://docs.stripe.com/api/subscriptions/list#list_subscriptions-test_clock
 *
 * @throws ApiError 400 `resource_missing` for a clock that does not exist.
 */
export function hiddenOnTestClock(store: Store, params: Params): (object: ApiObject) => boolean {
  const clock = params["test_clock"];
  if (clock !== undefined && !store.testClocks.get(textOf(clock, "test_clock"))) {
    throw resourceMissing(400, "test_clock", textOf(clock, "test_clock"), "test_clock");
  }
  const isScoped = SCOPES.some((name) => params[name] !== undefined);
  return isScoped || store.testClocks.size === 0 ? () => false : (object) => isOnTestClock(store, object);
}

const SCOPES = ["test_clock", "customer", "subscription", "invoice", "charge", "payment_intent"];

/** Decides by the object's own field, else by its customer, charge, invoice or the source of its money. */
function isOnTestClock(store: Store, object: ApiObject): boolean {
  const { test_clock: clock, customer, charge, invoice, source } = object;
  if (clock !== undefined) return clock !== null;
  const { customers, charges, invoices } = store.collections;
  const owner =
    find(customers, customer) ??
    (find(charges, charge) as ApiObject | undefined) ??
    find(invoices, invoice) ??
    find(charges, source);
  return owner !== undefined && isOnTestClock(store, owner);
}

function find<T>(collection: { get(id: string): T | undefined }, id: unknown): T | undefined {
  return typeof id === "string" ? collection.get(id) : undefined;
}
