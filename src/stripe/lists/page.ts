import type { StripeClient } from "../client.js";
import { canBeId, type Params } from "../request/encode.js";
import { StripeError } from "../request/errors.js";
import { unreadableAnswer } from "../request/explain.js";
import type { JsonObject } from "../request/json.js";
import { isListBody } from "./list-body.js";
import type { Resource, StripeObject } from "../resource.js";

export interface PageRequest {
  /** The bounds of the objects' creation time, in whole Unix seconds. */
  readonly created?: { readonly gte: number; readonly lt: number };
  /** Other filters of the list, e.g. `customer`. */
  readonly filters?: Readonly<Record<string, string>>;
  readonly startingAfter?: string;
  /** Selects objects that the page is returned without, before their creation times are checked. Absent: none. */
  readonly leavesOut?: ((object: StripeObject) => boolean) | undefined;
}

export interface Page {
  /** The objects, newest first. */
  readonly objects: readonly StripeObject[];
  readonly hasMore: boolean;
}

/**
 * Returns one page of a list, as large as can arrive: 100 objects, or fewer if those are cut off (see page-size.ts).
 * Its objects are expanded as the resource says; embedded lists may still be truncated.
 *
 * If the object in `startingAfter` was deleted meanwhile, Stripe refuses the cursor. The page then starts again at the
 * newest object of `created`. So the caller must drop objects that it has already seen.
 *
 * @throws StripeError
 */
export async function readPage(client: StripeClient, resource: Resource, request: PageRequest): Promise<Page> {
  try {
    return await requestPage(client, resource, request);
  } catch (error) {
    if (request.startingAfter !== undefined && error instanceof StripeError && error.code === "resource_missing") {
      const { startingAfter: _gone, ...fromTheStart } = request;
      return requestPage(client, resource, fromTheStart);
    }
    throw error;
  }
}

async function requestPage(client: StripeClient, resource: Resource, request: PageRequest): Promise<Page> {
  const { body } = await client.get({
    route: resource.path,
    list: resource.listing !== "unpaged",
    params: {
      ...listParams(resource),
      ...request.filters,
      ...(request.created && timeParams(resource, request.created)),
      ...(request.startingAfter !== undefined && { starting_after: request.startingAfter }),
    },
  });
  const page = withoutLeftOut(asPage(body, resource.path), leftOutOf(resource, request), resource.path);
  if (request.created) requireCreated(page.objects, request.created, resource.path);
  return page;
}

/**
 * Returns the parameters that ask for a range of creation times. The documentation of `created_after` and
 * `created_before` does not say whether they include the second, so the range is asked for with a second at either end:
 * https://docs.stripe.com/api/payment-record/list
 */
function timeParams({ listing }: Resource, created: NonNullable<PageRequest["created"]>): Params {
  if (listing !== "created_after") return { created };
  return { created_after: Math.max(0, created.gte - 1), created_before: created.lt };
}

/** Returns what a page is returned without. A list by `created_after` may show a second more than was wanted. */
function leftOutOf({ listing }: Resource, { created, leavesOut }: PageRequest): PageRequest["leavesOut"] {
  if (listing !== "created_after" || !created) return leavesOut;
  return (object) => createdOf(object) === created.gte - 1 || createdOf(object) === created.lt;
}

/** @throws StripeError "unreadable" if no object is left to continue the list after */
function withoutLeftOut({ objects, hasMore }: Page, leavesOut: PageRequest["leavesOut"], path: string): Page {
  const rest = leavesOut ? objects.filter((object) => !leavesOut(object)) : objects;
  if (hasMore && rest.length === 0) throw unreadableAnswer(path, "a page on which no object can be read");
  return { objects: rest, hasMore };
}

/**
 * Checks the objects' creation times, because the caller pages by them and stores them.
 *
 * @throws StripeError "unreadable"
 */
function requireCreated(
  objects: readonly StripeObject[],
  { gte, lt }: NonNullable<PageRequest["created"]>,
  path: string,
): void {
  for (const object of objects) {
    const created = createdOf(object);
    const name = `an object (${object.id.slice(0, 100)})`;
    if (!Number.isSafeInteger(created)) throw unreadableAnswer(path, `${name} without a creation time`);
    if (created < gte || created >= lt) {
      throw unreadableAnswer(path, `${name} with a creation time outside of the requested range`);
    }
  }
}

/**
 * Returns the parameters of every list call of the resource. The check sends them, too, because an expanded field may
 * need another permission.
 */
export function listParams({ params, expand }: Resource): Params {
  return { ...params, ...(expand.length > 0 && { expand: expand.map((path) => `data.${path}`) }) };
}

/** Reads a list's body. @throws StripeError "unreadable" if it is not a valid page */
export function asPage(body: JsonObject, path: string): Page {
  if (!isListBody(body)) throw unreadableAnswer(path, "something that is not a list");
  const { data, has_more: hasMore } = body;
  if (hasMore && data.length === 0) {
    throw unreadableAnswer(path, "an empty page with has_more: true");
  }
  return { objects: data.map((item) => asObject(item, path)), hasMore };
}

/** Returns when an object was created, in Unix seconds. Invoice items have it in `date`. */
export function createdOf({ created, date }: StripeObject): number {
  return (created ?? date) as number;
}

/** Checks that the value is an object with an id. @throws StripeError "unreadable" if it is not */
export function asObject(value: unknown, path: string): StripeObject {
  const { id } = (value ?? {}) as { readonly id?: unknown };
  if (typeof value !== "object" || typeof id !== "string" || !canBeId(id)) {
    throw unreadableAnswer(path, "an object that has no id");
  }
  return value as StripeObject;
}
