import type { StripeClient } from "../client.js";
import { completeNested } from "./nested.js";
import { readPage } from "./page.js";
import { watchCursors } from "./watch-cursors.js";
import type { Resource, StripeObject } from "../resource.js";

/**
 * Yields the objects of a list that its filters keep short, page by page, whatever their `created`.
 * Each object is yielded once and complete. `readList` reads long lists faster, but needs their range of `created`.
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
    // If the cursor's object was deleted meanwhile, the list starts again.
    const unseen = page.objects.filter(({ id }) => !seen.has(id));
    for (const { id } of unseen) seen.add(id);
    if (unseen.length > 0) yield await Promise.all(unseen.map((object) => completeNested(client, resource, object)));
    startingAfter = page.objects.at(-1)?.id;
    hasMore = page.hasMore;
    if (hasMore && startingAfter !== undefined) watch(startingAfter, unseen.length > 0);
  }
}
