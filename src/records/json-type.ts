import type { JsonSchema } from "../streams/schemas.js";

/** Whether a JSON value has a type that the schema allows. Strict as destinations are: 1.5 is no integer, "1" no number. */
export function hasType(value: unknown, schema: JsonSchema): boolean {
  return typeCheck(schema)(value);
}

/** The same, for a schema that many values are held against. */
export function typeCheck({ type }: JsonSchema): (value: unknown) => boolean {
  if (type === undefined) return () => true;
  const checks = [type].flat().flatMap((name) => (typeof name === "string" ? (isOfType[name] ?? []) : []));
  const [first = () => false, second, ...rest] = checks;
  if (!second) return first;
  // Almost every field has one type or null, and each of millions is looked at.
  return rest.length === 0 ? (value) => first(value) || second(value) : (value) => checks.some((check) => check(value));
}

const isOfType: Readonly<Record<string, (value: unknown) => boolean>> = {
  null: (value) => value === null,
  boolean: (value) => typeof value === "boolean",
  string: (value) => typeof value === "string",
  number: (value) => typeof value === "number",
  // Beyond 2^53 JSON.parse gives another number than was written.
  integer: (value) => Number.isSafeInteger(value),
  array: (value) => Array.isArray(value),
  object: isObject,
};

type JsonObject = Readonly<Record<string, unknown>>;

export function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
