import { isApiObject, type ApiObject } from "../api-object.js";

/** Returns the object before an event. Its previous attributes are restored hash by hash; arrays are restored whole. */
export function stateBefore(object: ApiObject, previousAttributes: ApiObject): ApiObject {
  const before: Record<string, unknown> = { ...object };
  for (const [name, previous] of Object.entries(previousAttributes)) {
    const current = object[name];
    before[name] = isApiObject(previous) && isApiObject(current) ? stateBefore(current, previous) : previous;
  }
  return before;
}
