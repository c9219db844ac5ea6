import type { StripeClient } from "../client.js";
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
  const cut = nested.filter(({ field }) => isCut(object[field]));
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
  const embedded = `${list.field}.`;
  const expand = parentExpand.filter((path) => path.startsWith(embedded)).map((path) => path.slice(embedded.length));
  const data = new Map<string, StripeObject>();
  const watch = watchCursors(list.route);
  let startingAfter: string | undefined;
  for (let hasMore = true; hasMore;) {
    const { body } = await client.get({
      route: list.route,
      ...(list.parentParam === undefined && { id: parent.id }),
      list: true,
      params: {
        ...(list.parentParam !== undefined && { [list.parentParam]: parent.id }),
        ...(startingAfter !== undefined && { starting_after: startingAfter }),
        ...(expand.length > 0 && { expand }),
      },
    });
    const page = asPage(body, list.route);
    const known = data.size;
    for (const object of page.objects) data.set(object.id, object);
    startingAfter = page.objects.at(-1)?.id;
    hasMore = page.hasMore;
    if (hasMore && startingAfter !== undefined) watch(startingAfter, data.size > known);
  }
  return [list.field, { ...(parent[list.field] as EmbeddedList), data: [...data.values()], has_more: false }];
}

function isCut(value: unknown): value is EmbeddedList {
  return typeof value === "object" && value !== null && "has_more" in value && Boolean(value.has_more);
}
