import type { StripeClient } from "../client.js";
import { isSingle, readSingle } from "../single.js";
import type { Resource, StripeObject } from "../resource.js";
import { readPage } from "./page.js";
import type { Range, Ranges } from "./ranges.js";
import type { ScannedPage } from "./scan.js";
import { watchCursors } from "./watch-cursors.js";

export interface Walk {
  /** What the walk covers once it is at its end. It cannot ask for a part of it. */
  readonly ranges: Ranges;
  readonly filters?: Readonly<Record<string, string>> | undefined;
  /** Ends at the first of these objects, because the older ones are known. It is not yielded. Absent: at the list's end. */
  readonly until?: ReadonlySet<string> | undefined;
  /** The object after which the walk begins. If it was deleted, the walk begins at the newest one. Absent: there, too. */
  readonly after?: string | undefined;
}

/**
 * Yields the pages of a list that takes no time, newest first, one at a time. Each object is yielded once. Only the
 * last page covers the ranges, so a walk that was interrupted begins again, or after an object that it has read.
 *
 * @throws StripeError
 */
export async function* walk(
  client: StripeClient,
  resource: Resource,
  { ranges, filters, until, after }: Walk,
): AsyncGenerator<ScannedPage, void, undefined> {
  const everything: Range = { from: ranges[0]?.from ?? 0, to: ranges.at(-1)?.to ?? 0 };
  const nothing: Range = { from: everything.from, to: everything.from };
  if (isSingle(resource)) {
    yield { objects: [await readSingle(client, resource)], covered: everything };
    return;
  }
  const seen = new Set<string>();
  const watch = watchCursors(resource.path);
  let startingAfter = after;
  for (let hasMore = true; hasMore;) {
    const page = await readPage(client, resource, {
      ...(filters && { filters }),
      ...(startingAfter !== undefined && { startingAfter }),
    });
    const known = page.objects.findIndex(({ id }) => until?.has(id));
    const objects = (known < 0 ? page.objects : page.objects.slice(0, known)).filter(({ id }) => !seen.has(id));
    for (const { id } of objects) seen.add(id);
    hasMore = page.hasMore && known < 0;
    startingAfter = page.objects.at(-1)?.id;
    if (hasMore && startingAfter !== undefined) watch(startingAfter, objects.length > 0);
    yield { objects, covered: hasMore ? nothing : everything };
  }
}

/** Whether the resource's list cannot be cut by time. */
export function isWalked({ listing }: Resource): boolean {
  return listing === "walk" || listing === "unpaged" || listing === "single";
}

/** Returns the ids of the newest objects of a page, by which a later walk finds the objects that it knows. */
export function newestOf(objects: readonly StripeObject[]): readonly string[] {
  return objects.slice(0, mostNewest).map(({ id }) => id);
}

/** More than one, because the newest object may be deleted before the next walk. */
const mostNewest = 10;
