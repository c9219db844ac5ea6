import type { StripeClient } from "../client.js";
import { asPage } from "./page.js";
import type { NestedList, Resource, StripeObject } from "../resource.js";

interface EmbeddedList {
  readonly data: readonly unknown[];
  readonly has_more: boolean;
}

/**
 * The object with every embedded list whole. Stripe cuts embedded lists (invoice lines at 10, subscription items at 20)
 * and says so by `has_more`; the sub-endpoint is read only then.
 *
 * @throws StripeError
 */
export async function completeNested(
  client: StripeClient,
  { nested, expand }: Pick<Resource, "nested" | "expand">,
  object: StripeObject,
): Promise<StripeObject> {
  const cut = nested.filter(({ field }) => isEmbedded(object[field]) && object[field].has_more);
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
  const data: StripeObject[] = [];
  for (let hasMore = true; hasMore;) {
    const last = data.at(-1);
    const { body } = await client.get({
      route: list.route,
      ...(list.parentParam === undefined && { id: parent.id }),
      list: true,
      params: {
        ...(list.parentParam !== undefined && { [list.parentParam]: parent.id }),
        ...(last && { starting_after: last.id }),
        ...(expand.length > 0 && { expand }),
      },
    });
    const page = asPage(body, list.route);
    data.push(...page.objects);
    hasMore = page.hasMore;
  }
  return [list.field, { ...(parent[list.field] as EmbeddedList), data, has_more: false }];
}

function isEmbedded(value: unknown): value is EmbeddedList {
  return typeof value === "object" && value !== null && "has_more" in value;
}
