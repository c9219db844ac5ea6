import { Big } from "big.js";
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

/** The same where nothing else than an object or null may be. @throws UnreadableObject */
export function part(json: Json, field: string, kind: string): Json {
  return isJson(json[field]) ? json[field] : absent(json, field, kind, {});
}

export function text(value: unknown): string | null {
  return typeof value === "string" && value !== "" ? value : null;
}

/** A text or null, on which a number depends. @throws UnreadableObject where it is anything else */
export function statedText(json: Json, field: string, kind: string): string | null {
  return typeof json[field] === "string" ? text(json[field]) : absent(json, field, kind, null);
}

/**
 * A whole number or null. Beyond 2^53 a number is not the one any more that Stripe wrote.
 *
 * @throws UnreadableObject where it is anything else: a number that is lost or rounded in silence would be a wrong one
 */
export function whole(json: Json, field: string, kind: string): number | null {
  return isWhole(json[field]) ? json[field] : absent(json, field, kind, null);
}

/** A time in Unix seconds, or null. @throws UnreadableObject where it is anything else, or a time that no calendar has */
export function seconds(json: Json, field: string, kind: string): number | null {
  return isTime(json[field]) ? json[field] : absent(json, field, kind, null);
}

/** Whether a flag is set. @throws UnreadableObject where it is anything else than true, false or null */
export function flag(json: Json, field: string, kind: string): boolean {
  return typeof json[field] === "boolean" ? json[field] : absent(json, field, kind, false);
}

/**
 * A decimal string: Stripe's `*_decimal`, else its number twin; null where neither is there.
 *
 * @throws UnreadableObject where what is there is no decimal that can be calculated with exactly
 */
export function decimal(json: Json, fields: readonly string[], kind: string): string | null {
  const field = fields.find((name) => json[name] !== undefined && json[name] !== null);
  if (field === undefined) return null;
  const value = json[field];
  if (typeof value === "number" && Math.abs(value) <= Number.MAX_SAFE_INTEGER) return Big(value).toFixed();
  if (typeof value === "string" && isDecimal.test(value) && Big(value).abs().lte(Number.MAX_SAFE_INTEGER)) return value;
  return unreadable(json, field, kind);
}

/** Stripe gives up to 12 decimals. An exponent could stand for a number with a million digits. */
const isDecimal = /^-?\d{1,16}(\.\d{1,20})?$/;

/** The id of a reference, expanded or not. */
export function idOf(value: unknown): string | null {
  return text(isJson(value) ? value["id"] : value);
}

/** An array of objects, or the data of an embedded list; empty where there is none. @throws UnreadableObject where it is anything else */
export function objects(json: Json, field: string, kind: string): Json[] {
  const values = all(json, field, kind);
  return values.every(isJson) ? values : unreadable(json, field, kind);
}

/** An array, or the data of an embedded list; empty where there is none. @throws UnreadableObject where it is anything else */
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

/** @throws UnreadableObject where the field isn't a text */
export function requiredText(json: Json, field: string, kind: string): string {
  return text(json[field]) ?? unreadable(json, field, kind);
}

/** @throws UnreadableObject where the field isn't a whole number */
export function requiredWhole(json: Json, field: string, kind: string): number {
  return whole(json, field, kind) ?? unreadable(json, field, kind);
}

/** @throws UnreadableObject where the field isn't a time in Unix seconds */
export function requiredSeconds(json: Json, field: string, kind: string): number {
  return seconds(json, field, kind) ?? unreadable(json, field, kind);
}

function isWhole(value: unknown): value is number {
  return Number.isSafeInteger(value);
}

/** From 1970 to the end of the year 9999, the last that dates are written with. */
function isTime(value: unknown): value is number {
  return isWhole(value) && value >= 0 && value <= 253_402_300_799;
}

/** What a field that is not there stands for. @throws UnreadableObject where there is something */
function absent<T>(json: Json, field: string, kind: string, value: T): T {
  return json[field] === undefined || json[field] === null ? value : unreadable(json, field, kind);
}

/** @throws UnreadableObject that names the field and what is there instead */
export function unreadable(json: Json, field: string, kind: string): never {
  throw new UnreadableObject(kind, text(json["id"]) ?? undefined, `its field "${field}" is ${shown(json[field])}`);
}

/** Short, since the value may be of any size. */
function shown(value: unknown): string {
  if (value === undefined) return "missing";
  if (typeof value === "object" && value !== null) return Array.isArray(value) ? "a list" : "an object";
  const written = JSON.stringify(value);
  return written.length > longestShown ? `${written.slice(0, longestShown)}...` : written;
}

const longestShown = 60;
