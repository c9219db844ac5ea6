import pMap from "p-map";
import type { StripeClient } from "../../stripe/client.js";
import { readAll } from "../../stripe/lists/nested.js";
import { StripeError } from "../../stripe/request/errors.js";
import { requestsWaiting } from "../../stripe/limits/limits.js";
import { isJsonObject } from "../../stripe/request/json.js";
import type { StripeObject } from "../../stripe/resource.js";
import type { Children, ListedChildren, RawStream } from "../../streams/kinds.js";

/**
 * Returns the rows of a stream in the listed objects: the objects, or their children. Children come from the embedded
 * list if it is whole, else from a list of their own, and tell their parent in `parent_id`.
 *
 * @throws StripeError
 */
export async function rowsOf(
  client: StripeClient,
  { children }: RawStream,
  objects: readonly StripeObject[],
): Promise<readonly StripeObject[]> {
  if (!children) return objects;
  const rows = await pMap(objects, async (parent) => childrenOf(client, children, parent), {
    concurrency: requestsWaiting,
  });
  return rows.flat();
}

async function childrenOf(client: StripeClient, children: Children, parent: StripeObject): Promise<StripeObject[]> {
  const found = "embedded" in children ? embeddedIn(parent, children.embedded) : await listed(client, children, parent);
  return found.map((child) => ({ ...child, parent_id: parent.id }));
}

async function listed(
  client: StripeClient,
  children: ListedChildren,
  parent: StripeObject,
): Promise<readonly StripeObject[]> {
  if (Object.entries(children.onlyIf ?? {}).some(([field, value]) => parent[field] !== value)) return [];
  try {
    return await readAll(client, children, parent.id);
  } catch (error) {
    // The parent was deleted after it was listed.
    if (error instanceof StripeError && error.code === "resource_missing") return [];
    throw error;
  }
}

/** Returns the children that an object contains, e.g. in the payload of an event, where the list may be cut. */
export function embeddedIn(parent: Readonly<Record<string, unknown>>, field: string): readonly StripeObject[] {
  const list = parent[field];
  const data = isJsonObject(list) ? list["data"] : undefined;
  return Array.isArray(data) ? data.filter(isChild) : [];
}

function isChild(value: unknown): value is StripeObject {
  return isJsonObject(value) && typeof value["id"] === "string";
}
