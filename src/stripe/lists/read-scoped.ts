import type { StripeClient } from "../client.js";
import { completeNested } from "./nested.js";
import { readPage } from "./page.js";
import { watchCursors } from "./watch-cursors.js";
import type { Resource, StripeObject } from "../resource.js";

/**
 * The objects of a short list that its filters bound, whatever their `created` says: each once and whole, page by page.
 * Long lists are read faster by `readList`, which needs to know when their objects were created.
 *
 * @throws StripeError
 */
export async function* readScoped(
  client: StripeClient,
  resource: Resource,
  filters: Readonly<Record<string, string>>,
): AsyncGenerator<readonly StripeObject[], void, undefined> {
  const seen = new Set<string>();
  const watch = watchCursors(resource.path);
  let startingAfter: string | undefined;
  for (let hasMore = true; hasMore;) {
    const page = await readPage(client, resource, { filters, ...(startingAfter !== undefined && { startingAfter }) });
    // A cursor that was deleted meanwhile begins the list anew.
    const unseen = page.objects.filter(({ id }) => !seen.has(id));
    for (const { id } of unseen) seen.add(id);
    if (unseen.length > 0) yield await Promise.all(unseen.map((object) => completeNested(client, resource, object)));
    startingAfter = page.objects.at(-1)?.id;
    hasMore = page.hasMore;
    if (hasMore && startingAfter !== undefined) watch(startingAfter, unseen.length > 0);
  }
}
