import type { StripeClient } from "../client.js";
import { StripeError } from "../request/errors.js";
import { asPage } from "./page.js";
import { watchCursors } from "./watch-cursors.js";
import type { NestedList, Resource, StripeObject } from "../resource.js";

interface EmbeddedList {
  readonly data: readonly unknown[];
  readonly has_more: boolean;
}

/**
 * Returns the object with complete embedded lists. Stripe truncates embedded lists (invoice lines at 10, subscription
 * items at 20) and then sets `has_more`. Only then, the list's own endpoint is read.
 *
 * @throws StripeError
 */
export async function completeNested(
  client: StripeClient,
  { nested, expand }: Pick<Resource, "nested" | "expand">,
  object: StripeObject,
): Promise<StripeObject> {
  const cut = nested.filter(({ field }) => isCutList(object[field]));
  if (cut.length === 0) return object;
  const whole = await Promise.all(cut.map((list) => readNested(client, list, expand, object)));
  return { ...object, ...Object.fromEntries(whole) };
}

async function readNested(
  client: StripeClient,
  list: NestedList,
  parentExpand: readonly string[],
  parent: StripeObject,
): Promise<[string, unknown]> {
  // The paths of a list's expansion begin with `data.`, as the parent's do below the field.
  const embedded = `${list.field}.data.`;
  const expand = parentExpand.filter((path) => path.startsWith(embedded)).map((path) => path.slice(embedded.length));
  const data = await readAll(client, { ...list, expand }, parent.id);
  return [list.field, { ...(parent[list.field] as EmbeddedList), data, has_more: false }];
}

/** The list of the children of one parent. */
export interface ChildList {
  readonly route: string;
  /** See `NestedList`. */
  readonly parentParam?: string | undefined;
  readonly params?: Readonly<Record<string, string>> | undefined;
  /** Whether the list is one answer, and takes no page size. */
  readonly isUnpaged?: boolean | undefined;
  /** Paths relative to one child. */
  readonly expand?: readonly string[] | undefined;
}

/** Returns what every request for the children of one parent has. */
export function childRequest({ route, parentParam, params, expand = [] }: ChildList, parentId: string) {
  return {
    route,
    ...(parentParam === undefined && { id: parentId }),
    params: {
      ...params,
      ...(parentParam !== undefined && { [parentParam]: parentId }),
      ...(expand.length > 0 && { expand: expand.map((path) => `data.${path}`) }),
    },
  };
}

/** Returns all children of one parent, page by page, each once. @throws StripeError */
export async function readAll(
  client: StripeClient,
  list: ChildList,
  parentId: string,
): Promise<readonly StripeObject[]> {
  const { route, params, ...parent } = childRequest(list, parentId);
  const children = new Map<string, StripeObject>();
  const watch = watchCursors(route);
  let startingAfter: string | undefined;
  const request = async () => {
    const { body } = await client.get({
      route,
      ...parent,
      list: list.isUnpaged !== true,
      params: { ...params, ...(startingAfter !== undefined && { starting_after: startingAfter }) },
    });
    return asPage(body, route);
  };
  const requestAgain = (error: unknown) => {
    if (startingAfter === undefined || !(error instanceof StripeError && error.code === "resource_missing"))
      throw error;
    // The child was deleted after its page was read, so the list begins again.
    children.delete(startingAfter);
    startingAfter = undefined;
    return request();
  };
  for (let hasMore = true; hasMore;) {
    const page = await request().catch(requestAgain);
    const known = children.size;
    for (const object of page.objects) children.set(object.id, object);
    startingAfter = page.objects.at(-1)?.id;
    hasMore = page.hasMore;
    if (hasMore && startingAfter !== undefined) watch(startingAfter, children.size > known);
  }
  return [...children.values()];
}

/** Whether Stripe truncated an embedded list of the object. */
export function isCut({ nested }: Pick<Resource, "nested">, object: StripeObject): boolean {
  return nested.some(({ field }) => isCutList(object[field]));
}

function isCutList(value: unknown): value is EmbeddedList {
  return typeof value === "object" && value !== null && "has_more" in value && Boolean(value.has_more);
}
