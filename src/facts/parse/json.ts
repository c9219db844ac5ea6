import { Big } from "big.js";
import { UnreadableObject } from "./unreadable.js";

/** A parsed JSON object. */
export type Json = Readonly<Record<string, unknown>>;

export function isJson(value: unknown): value is Json {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Returns the nested object, or an empty one, so that its fields can be read. */
export function nested(json: Json, field: string): Json {
  const value = json[field];
  return isJson(value) ? value : {};
}

/** Like `nested`, but any value other than an object or null is an error. @throws UnreadableObject */
export function part(json: Json, field: string, kind: string): Json {
  return isJson(json[field]) ? json[field] : absent(json, field, kind, {});
}

export function text(value: unknown): string | null {
  return typeof value === "string" && value !== "" ? value : null;
}

/** Returns a text or null, for a field that a number depends on. @throws UnreadableObject if it is anything else */
export function statedText(json: Json, field: string, kind: string): string | null {
  return typeof json[field] === "string" ? text(json[field]) : absent(json, field, kind, null);
}

/**
 * Returns a whole number or null. Beyond 2^53, the parsed number is not exactly the one that Stripe wrote.
 *
 * @throws UnreadableObject if it is anything else, because a number dropped or rounded silently would be wrong
 */
export function whole(json: Json, field: string, kind: string): number | null {
  return isWhole(json[field]) ? json[field] : absent(json, field, kind, null);
}

/**
 * Returns a time in Unix seconds, or null.
 *
 * @throws UnreadableObject if it is anything else, or a time outside the years 1970 to 9999
 */
export function seconds(json: Json, field: string, kind: string): number | null {
  return isTime(json[field]) ? json[field] : absent(json, field, kind, null);
}

/** Whether a flag is set. @throws UnreadableObject if it is not true, false or null */
export function flag(json: Json, field: string, kind: string): boolean {
  return typeof json[field] === "boolean" ? json[field] : absent(json, field, kind, false);
}

/**
 * Returns a decimal string: Stripe's `*_decimal` field, or its number field. null if both are missing.
 *
 * @throws UnreadableObject if the value is not a decimal that exact arithmetic can use
 */
export function decimal(json: Json, fields: readonly string[], kind: string): string | null {
  const field = fields.find((name) => json[name] !== undefined && json[name] !== null);
  if (field === undefined) return null;
  const value = json[field];
  if (typeof value === "number" && Math.abs(value) <= Number.MAX_SAFE_INTEGER) return Big(value).toFixed();
  if (typeof value === "string" && isDecimal.test(value) && Big(value).abs().lte(Number.MAX_SAFE_INTEGER)) return value;
  return unreadable(json, field, kind);
}

/** Stripe sends up to 12 decimals. Exponents are not accepted: one could mean a number with a million digits. */
const isDecimal = /^-?\d{1,16}(\.\d{1,20})?$/;

/** Returns the id of a reference, expanded or not. */
export function idOf(value: unknown): string | null {
  return text(isJson(value) ? value["id"] : value);
}

/**
 * Returns an array of objects, or the data of an embedded list; empty if the field is missing.
 *
 * @throws UnreadableObject if it is anything else
 */
export function objects(json: Json, field: string, kind: string): Json[] {
  const values = all(json, field, kind);
  return values.every(isJson) ? values : unreadable(json, field, kind);
}

/**
 * Returns an array, or the data of an embedded list; empty if the field is missing.
 *
 * @throws UnreadableObject if it is anything else
 */
export function all(json: Json, field: string, kind: string): unknown[] {
  const value = json[field];
  const list = isJson(value) ? value["data"] : value;
  return Array.isArray(list) ? list : absent(json, field, kind, []);
}

export function texts(value: unknown): Record<string, string> {
  if (!isJson(value)) return {};
  return Object.fromEntries(
    Object.entries(value).filter((entry): entry is [string, string] => typeof entry[1] === "string"),
  );
}

/** @throws UnreadableObject if the field is not a text */
export function requiredText(json: Json, field: string, kind: string): string {
  return text(json[field]) ?? unreadable(json, field, kind);
}

/** @throws UnreadableObject if the field is not a whole number */
export function requiredWhole(json: Json, field: string, kind: string): number {
  return whole(json, field, kind) ?? unreadable(json, field, kind);
}

/** @throws UnreadableObject if the field is not a time in Unix seconds */
export function requiredSeconds(json: Json, field: string, kind: string): number {
  return seconds(json, field, kind) ?? unreadable(json, field, kind);
}

function isWhole(value: unknown): value is number {
  return Number.isSafeInteger(value);
}

/** Whether the value is a time from 1970 to the end of 9999, the last year with four digits. */
function isTime(value: unknown): value is number {
  return isWhole(value) && value >= 0 && value <= 253_402_300_799;
}

/** Returns the value for a missing field. @throws UnreadableObject if the field is not missing */
function absent<T>(json: Json, field: string, kind: string, value: T): T {
  return json[field] === undefined || json[field] === null ? value : unreadable(json, field, kind);
}

/** @throws UnreadableObject that contains the field's name and its value */
export function unreadable(json: Json, field: string, kind: string): never {
  throw new UnreadableObject(kind, text(json["id"]) ?? undefined, `its field "${field}" is ${shown(json[field])}`);
}

/** Returns a short text, because the value may be of any size. */
function shown(value: unknown): string {
  if (value === undefined) return "missing";
  if (typeof value === "object" && value !== null) return Array.isArray(value) ? "a list" : "an object";
  const written = JSON.stringify(value);
  return written.length > longestShown ? `${written.slice(0, longestShown)}...` : written;
}

const longestShown = 60;
