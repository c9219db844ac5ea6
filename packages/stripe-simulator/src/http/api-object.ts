/** An object of the API as plain JSON. */
export type ApiObject = Readonly<Record<string, unknown>>;

/** Returns true for a hash (not null, not an array). */
export function isApiObject(value: unknown): value is ApiObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Returns the value at a dotted path (`parent.subscription_details.subscription`). Undefined if a step is missing. */
export function valueAt(object: unknown, path: string): unknown {
  let value = object;
  for (const step of path.split(".")) {
    if (!isApiObject(value)) return undefined;
    value = value[step];
  }
  return value;
}

/** Returns the objects of an embedded list (`{object: "list", data: [...]}`). Empty if there is no list. */
export function listData(value: unknown): readonly ApiObject[] {
  const data = isApiObject(value) ? value["data"] : undefined;
  return Array.isArray(data) ? data.filter(isApiObject) : [];
}
