import { isApiObject, type ApiObject } from "../api-object.js";

/** The object as it was before an event: its previous attributes put back, hash by hash; arrays come whole. */
export function stateBefore(object: ApiObject, previousAttributes: ApiObject): ApiObject {
  const before: Record<string, unknown> = { ...object };
  for (const [name, previous] of Object.entries(previousAttributes)) {
    const current = object[name];
    before[name] = isApiObject(previous) && isApiObject(current) ? stateBefore(current, previous) : previous;
  }
  return before;
}
