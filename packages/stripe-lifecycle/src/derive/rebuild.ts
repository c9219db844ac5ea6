import type { StripeObject } from "../../../../dist/stripe/resource.js";
import type { ColumnType } from "../destination/columns.js";

type Json = Readonly<Record<string, unknown>>;

/**
 * Returns the object that a row holds, as Stripe sent it. Databases and loaders write some values in another form: JSON
 * as text, whole numbers as text, times as timestamps.
 * @param document the column with the whole object; undefined: each field is a column.
 * @param types of the fields, by name, as Stripe has them; a field that is unknown stays as it is.
 * @returns undefined if the row holds no object with an id.
 */
export function rebuild(
  row: string,
  document: string | undefined,
  types: ReadonlyMap<string, ColumnType>,
): StripeObject | undefined {
  const fields = JSON.parse(row) as Json;
  const object = document === undefined ? fields : parsed(fields[document]);
  if (typeof object !== "object" || object === null) return undefined;
  const entries = Object.entries(object).map(([name, value]) => [name, restored(value, types.get(name))] as const);
  const { id, ...rest } = Object.fromEntries(entries);
  return typeof id === "string" && id !== "" ? { id, ...rest } : undefined;
}

function restored(value: unknown, type: ColumnType | undefined): unknown {
  if (typeof value !== "string") return value;
  if (type === "json") return parsed(value);
  if (type === "integer") return wholeNumber(value);
  if (type === "double" && value.trim() !== "" && Number.isFinite(Number(value))) return Number(value);
  return value;
}

/** Returns the object or array that a text contains. Any other text stays as it is: it may be an id. */
function parsed(value: unknown): unknown {
  if (typeof value !== "string" || !/^\s*[[{]/.test(value)) return value;
  try {
    return JSON.parse(value) as unknown;
  } catch {
    return value;
  }
}

/** Stripe has times in Unix seconds. */
function wholeNumber(text: string): unknown {
  if (/^-?\d+$/.test(text)) return Number(text);
  if (!/^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}/.test(text)) return text;
  const milliseconds = timeOf(text);
  return Number.isNaN(milliseconds) ? text : Math.floor(milliseconds / 1000);
}

/**
 * Returns the time of a database's timestamp in Unix milliseconds: `2026-01-31 12:00:00+00`. Without a zone it is UTC.
 */
export function timeOf(timestamp: string): number {
  const iso = timestamp.replace(" ", "T").replace(/([+-]\d{2})$/, "$1:00");
  return Date.parse(/(Z|[+-]\d{2}:?\d{2})$/.test(iso) ? iso : `${iso}Z`);
}
