import type { StripeClient } from "../client.js";
import type { Params } from "../request/encode.js";
import { StripeError } from "../request/errors.js";
import { unreadableAnswer } from "../request/explain.js";
import type { JsonObject } from "../request/json.js";
import { isListBody } from "./list-body.js";
import type { Resource, StripeObject } from "../resource.js";

export interface PageRequest {
  /** Bounds of the objects' creation, in whole Unix seconds. */
  readonly created?: { readonly gte: number; readonly lt: number };
  /** Further filters of the list, e.g. `customer`. */
  readonly filters?: Readonly<Record<string, string>>;
  readonly startingAfter?: string;
}

export interface Page {
  /** Newest first. */
  readonly objects: readonly StripeObject[];
  readonly hasMore: boolean;
}

/**
 * One page of a list, as large as arrives (100 objects, or fewer where those are cut off: see page-size.ts), its objects expanded as the resource says; embedded lists may still be cut.
 *
 * Where `startingAfter` names an object that was deleted meanwhile, Stripe refuses the cursor: the page then starts at
 * the newest object of `created` again, so the caller must drop what it has seen.
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
    list: true,
    params: {
      ...listParams(resource),
      ...request.filters,
      ...(request.created && { created: request.created }),
      ...(request.startingAfter !== undefined && { starting_after: request.startingAfter }),
    },
  });
  const page = asPage(body, resource.path);
  if (request.created) requireCreated(page.objects, request.created, resource.path);
  return page;
}

/** What was asked for by its creation is paged through and remembered by it. @throws StripeError "unreadable" */
function requireCreated(
  objects: readonly StripeObject[],
  { gte, lt }: NonNullable<PageRequest["created"]>,
  path: string,
): void {
  for (const { id, created } of objects) {
    if (!Number.isSafeInteger(created))
      throw unreadableAnswer(path, `an object (${id.slice(0, 100)}) that says not when it was created`);
    if (Number(created) < gte || Number(created) >= lt) {
      throw unreadableAnswer(
        path,
        `an object (${id.slice(0, 100)}) that was created at another time than was asked for`,
      );
    }
  }
}

/** What every list call of the resource sends, beside its page: Stripe may ask for a right of its own for what is expanded. */
export function listParams({ params, expand }: Resource): Params {
  return { ...params, ...(expand.length > 0 && { expand: expand.map((path) => `data.${path}`) }) };
}

/** Reads a list's body. @throws StripeError "unreadable" when it is not what the API promises. */
export function asPage(body: JsonObject, path: string): Page {
  if (!isListBody(body)) throw unreadableAnswer(path, "something that is not a list");
  const { data, has_more: hasMore } = body;
  if (hasMore && data.length === 0) {
    throw unreadableAnswer(path, "an empty page that claims to have more");
  }
  return { objects: data.map((item) => asObject(item, path)), hasMore };
}

/** @throws StripeError "unreadable" unless the value is an object with an id. */
export function asObject(value: unknown, path: string): StripeObject {
  if (typeof value !== "object" || value === null || typeof (value as StripeObject).id !== "string") {
    throw unreadableAnswer(path, "an object that has no id");
  }
  return value as StripeObject;
}
