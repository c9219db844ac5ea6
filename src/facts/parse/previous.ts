import { isJson, objects, type Json } from "./json.js";

/**
 * Returns the subscription before an event. Early versions show a change of a single item's plan or quantity only in
 * the subscription's `plan` and `quantity`.
 */
export function subscriptionBefore(object: Json, previousAttributes: Json): Json {
  const merged = before(object, previousAttributes);
  const { plan, quantity, items } = previousAttributes;
  const [item, ...others] = objects(object, "items", "subscription");
  if (items !== undefined || !item || others.length > 0 || (plan === undefined && quantity === undefined))
    return merged;
  const changed = {
    ...item,
    ...(isJson(plan) ? { plan: merged["plan"], price: undefined } : {}),
    ...(quantity === undefined ? {} : { quantity }),
  };
  return { ...merged, items: { object: "list", data: [changed] } };
}

/**
 * Returns the object before an event, from `data.object` and `data.previous_attributes`. Nested objects contain only
 * the fields that changed; arrays are complete.
 * https://docs.stripe.com/api/events/object#event_object-data-previous_attributes
 */
function before(object: Json, previousAttributes: Json): Json {
  const merged = { ...object };
  for (const [field, previous] of Object.entries(previousAttributes)) {
    const present = object[field];
    merged[field] = isJson(previous) && isJson(present) ? before(present, previous) : previous;
  }
  return merged;
}
