import { isApiObject, type ApiObject } from "../api-object.js";

/** Returns the object without some of its fields. */
export function omit(object: ApiObject, ...names: readonly string[]): ApiObject {
  const rest: Record<string, unknown> = {};
  for (const name in object) if (!names.includes(name)) rest[name] = object[name];
  return rest;
}

/** Returns the object with each object of its embedded list at `name` changed, if it has the list. */
export function mapList(object: ApiObject, name: string, change: (entry: ApiObject) => ApiObject): ApiObject {
  const list = object[name];
  if (!isApiObject(list) || !Array.isArray(list["data"])) return object;
  return { ...object, [name]: { ...list, data: mapObjects(list["data"], change) } };
}

/** Returns the object with each object of its array at `name` changed. Ids in the array do not change. */
export function mapArray(object: ApiObject, name: string, change: (entry: ApiObject) => ApiObject): ApiObject {
  const array = object[name];
  return Array.isArray(array) ? { ...object, [name]: mapObjects(array, change) } : object;
}

function mapObjects(values: readonly unknown[], change: (entry: ApiObject) => ApiObject): unknown[] {
  return values.map((value) => (isApiObject(value) ? change(value) : value));
}
