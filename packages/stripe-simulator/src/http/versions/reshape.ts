import { isApiObject, type ApiObject } from "../api-object.js";

/** The object without some of its fields. */
export function omit(object: ApiObject, ...names: readonly string[]): ApiObject {
  const rest: Record<string, unknown> = {};
  for (const name in object) if (!names.includes(name)) rest[name] = object[name];
  return rest;
}

/** The object with the objects of its embedded list at `name` changed, where it has one. */
export function mapList(object: ApiObject, name: string, change: (entry: ApiObject) => ApiObject): ApiObject {
  const list = object[name];
  if (!isApiObject(list) || !Array.isArray(list["data"])) return object;
  return { ...object, [name]: { ...list, data: mapObjects(list["data"], change) } };
}

/** The object with the objects of its array at `name` changed; ids among them stay. */
export function mapArray(object: ApiObject, name: string, change: (entry: ApiObject) => ApiObject): ApiObject {
  const array = object[name];
  return Array.isArray(array) ? { ...object, [name]: mapObjects(array, change) } : object;
}

function mapObjects(values: readonly unknown[], change: (entry: ApiObject) => ApiObject): unknown[] {
  return values.map((value) => (isApiObject(value) ? change(value) : value));
}
