import { UnreadableObject } from "./unreadable.js";

/** An object as parsed from JSON. */
export type Json = Readonly<Record<string, unknown>>;

export function isJson(value: unknown): value is Json {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** A nested object; empty where there is none, so that fields can be read through it. */
export function nested(json: Json, field: string): Json {
  const value = json[field];
  return isJson(value) ? value : {};
}

export function text(value: unknown): string | null {
  return typeof value === "string" && value !== "" ? value : null;
}

export function whole(value: unknown): number | null {
  return typeof value === "number" && Number.isSafeInteger(value) ? value : null;
}

/** A decimal string: Stripe's `*_decimal`, else its number twin. */
export function decimal(decimalValue: unknown, numberValue: unknown): string | null {
  for (const value of [decimalValue, numberValue]) {
    const written = typeof value === "number" ? String(value) : value;
    if (typeof written === "string" && /^-?\d+(\.\d+)?(e[+-]?\d+)?$/i.test(written)) return written;
  }
  return null;
}

/** The id of a reference, expanded or not. */
export function idOf(value: unknown): string | null {
  return text(isJson(value) ? value["id"] : value);
}

/** An array, or the data of an embedded list; its objects alone. */
export function objects(value: unknown): Json[] {
  return all(value).filter(isJson);
}

/** An array, or the data of an embedded list. */
export function all(value: unknown): unknown[] {
  const list = isJson(value) ? value["data"] : value;
  return Array.isArray(list) ? list : [];
}

export function texts(value: unknown): Record<string, string> {
  if (!isJson(value)) return {};
  return Object.fromEntries(
    Object.entries(value).filter((entry): entry is [string, string] => typeof entry[1] === "string"),
  );
}

/** @throws UnreadableObject where the field isn't a text */
export function requiredText(json: Json, field: string, kind: string): string {
  return text(json[field]) ?? unreadable(json, field, kind);
}

/** @throws UnreadableObject where the field isn't a whole number */
export function requiredWhole(json: Json, field: string, kind: string): number {
  return whole(json[field]) ?? unreadable(json, field, kind);
}

function unreadable(json: Json, field: string, kind: string): never {
  throw new UnreadableObject(
    kind,
    text(json["id"]) ?? undefined,
    `its field "${field}" is ${JSON.stringify(json[field]) ?? "missing"}`,
  );
}
