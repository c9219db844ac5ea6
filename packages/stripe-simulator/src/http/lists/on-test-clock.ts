import type { Store } from "../../store.js";
import type { ApiObject } from "../api-object.js";
import { textOf, type Params } from "../params.js";
import { resourceMissing } from "../api-error.js";

/**
 * Which objects a list leaves out for belonging to a test clock: all of them, unless it is asked for the objects of a
 * clock, a customer, or another single object.
 * https://docs.stripe.com/api/subscriptions/list#list_subscriptions-test_clock
 *
 * @throws ApiError 400 `resource_missing` for a clock that doesn't exist.
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

/** By its own field, else by the customer, charge or invoice that it is of. */
function isOnTestClock(store: Store, object: ApiObject): boolean {
  const { test_clock: clock, customer, charge, invoice } = object;
  if (clock !== undefined) return clock !== null;
  const { customers, charges, invoices } = store.collections;
  const owner =
    find(customers, customer) ?? (find(charges, charge) as ApiObject | undefined) ?? find(invoices, invoice);
  return owner !== undefined && isOnTestClock(store, owner);
}

function find<T>(collection: { get(id: string): T | undefined }, id: unknown): T | undefined {
  return typeof id === "string" ? collection.get(id) : undefined;
}
