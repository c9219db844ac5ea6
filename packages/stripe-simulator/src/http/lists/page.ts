import { badRequest } from "../api-error.js";
import { secondsOf, type DateField } from "../../store.js";
import { integerOf, textOf, type Params } from "../params.js";
import { type Range } from "./range.js";

/** The page parameters of a list request. https://docs.stripe.com/api/pagination */
export interface PageRequest {
  readonly limit: number;
  readonly startingAfter?: string;
  readonly endingBefore?: string;
}

export interface Page<T> {
  /** Newest first. */
  readonly data: readonly T[];
  readonly hasMore: boolean;
}

export const PAGE_PARAMS: ReadonlySet<string> = new Set(["limit", "starting_after", "ending_before", "expand"]);

export function parsePageRequest(params: Params): PageRequest {
  const { limit, starting_after: after, ending_before: before } = params;
  if (after !== undefined && before !== undefined) {
    throw badRequest(
      "You cannot parameterize both starting_after and ending_before.",
      "ending_before",
      "parameters_exclusive",
    );
  }
  return {
    limit: limit === undefined ? 10 : parseLimit(integerOf(limit, "limit")),
    ...(after === undefined ? {} : { startingAfter: textOf(after, "starting_after") }),
    ...(before === undefined ? {} : { endingBefore: textOf(before, "ending_before") }),
  };
}

/** An object with an id and a time of creation. */
export interface Dated {
  readonly id: string;
}

/** The position of a page among objects in the order of (creation, insertion). */
export interface Window<T> {
  readonly limit: number;
  /** The field that holds the time of creation. Default: `created`. */
  readonly dateField?: DateField;
  readonly created: Range;
  /** The page starts after this one in reading order, so it contains older ones. */
  readonly startingAfter?: T;
  /** The page ends before this one in reading order, so it contains newer ones. */
  readonly endingBefore?: T;
  readonly matches: (item: T) => boolean;
}

/**
 * Returns one page of a list, newest first. Finds its position by bisection and reads no further than one match beyond
 * the page.
 *
 * @param items oldest first, the cursor object included.
 */
export function pageOf<T extends Dated>(items: readonly T[], window: Window<T>): Page<T> {
  const { limit, created, startingAfter, endingBefore, matches, dateField = "created" } = window;
  let low = firstAtOrAfter(items, created.from, dateField);
  let high = firstAtOrAfter(items, created.to + 1, dateField);
  if (endingBefore) {
    low = Math.max(low, positionOf(items, endingBefore, dateField) + 1);
    const found = take(items, low, high, limit + 1, matches);
    return { data: found.slice(0, limit).toReversed(), hasMore: found.length > limit };
  }
  if (startingAfter) high = Math.min(high, positionOf(items, startingAfter, dateField));
  const found = takeBackwards(items, low, high, limit + 1, matches);
  return { data: found.slice(0, limit), hasMore: found.length > limit };
}

/** Returns one page of objects that are listed in the given order, without dates (an invoice's lines). */
export function pageInOrder<T extends { readonly id: string }>(
  items: readonly T[],
  request: PageRequest,
  object: string,
): Page<T> {
  const { limit, startingAfter, endingBefore } = request;
  if (endingBefore !== undefined) {
    const end = indexById(items, endingBefore, object, "ending_before");
    return { data: items.slice(Math.max(0, end - limit), end), hasMore: end > limit };
  }
  const start = startingAfter === undefined ? 0 : indexById(items, startingAfter, object, "starting_after") + 1;
  return { data: items.slice(start, start + limit), hasMore: items.length > start + limit };
}

function indexById(items: readonly { readonly id: string }[], id: string, object: string, param: string): number {
  const index = items.findIndex((item) => item.id === id);
  if (index < 0) throw badRequest(`No such ${object}: '${id}'`, param, "resource_missing");
  return index;
}

function parseLimit(limit: number): number {
  if (limit < 1)
    throw badRequest("This value must be greater than or equal to 1.", "limit", "parameter_invalid_integer");
  if (limit <= 100) return limit;
  throw badRequest(
    `This value must be less than or equal to 100 (it currently is '${limit}').`,
    "limit",
    "parameter_invalid_integer",
  );
}

function firstAtOrAfter(items: readonly Dated[], seconds: number, dateField: DateField): number {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (secondsOf(items[middle]!, dateField) < seconds) low = middle + 1;
    else high = middle;
  }
  return low;
}

function positionOf(items: readonly Dated[], cursor: Dated, dateField: DateField): number {
  let index = firstAtOrAfter(items, secondsOf(cursor, dateField), dateField);
  while (index < items.length && items[index]!.id !== cursor.id) index += 1;
  return index;
}

function take<T>(items: readonly T[], low: number, high: number, count: number, matches: (item: T) => boolean): T[] {
  const found: T[] = [];
  for (let index = low; index < high && found.length < count; index += 1) {
    if (matches(items[index]!)) found.push(items[index]!);
  }
  return found;
}

function takeBackwards<T>(
  items: readonly T[],
  low: number,
  high: number,
  count: number,
  matches: (item: T) => boolean,
): T[] {
  const found: T[] = [];
  for (let index = high - 1; index >= low && found.length < count; index -= 1) {
    if (matches(items[index]!)) found.push(items[index]!);
  }
  return found;
}
