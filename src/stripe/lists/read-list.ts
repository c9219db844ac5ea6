import type { StripeClient } from "../client.js";
import { completeNested, isCut } from "./nested.js";
import { readPage } from "./page.js";
import type { Ranges } from "./ranges.js";
import type { Resource, StripeObject } from "../resource.js";
import { requestsWaiting } from "../limits/limits.js";
import { scan, type ScannedPage } from "./scan.js";
import { isWalked, walk } from "./walk.js";

export interface ListSelection {
  /** Seconds of the objects' creation. A list that takes no time is read whole, and then covers them. */
  readonly ranges: Ranges;
  /** Further filters of the list, e.g. `{ customer: "cus_..." }`. */
  readonly filters?: Readonly<Record<string, string>>;
  /** The most pages in flight. Absent: as many as an endpoint's limit can use. */
  readonly concurrency?: number;
  /** Selects the wanted objects. Absent: all. Only wanted objects cost the requests that complete them. */
  readonly wanted?: (object: StripeObject) => boolean;
  /** Selects objects that cannot be read. They are left out before anything of them is checked. */
  readonly leavesOut?: ((object: StripeObject) => boolean) | undefined;
  /** The objects at which a list that takes no time is left, because older ones are known. Absent: none. */
  readonly until?: ReadonlySet<string> | undefined;
  /** The object after which the reading of such a list goes on. Absent: it begins. */
  readonly after?: string | undefined;
}

/**
 * Yields the selected objects of a list page by page. Each object is complete: expanded as the resource defines it,
 * with its embedded lists read to their end. Several pages are in flight, if the list can be cut by time; see `scan`.
 * If the list has parts, only the last part covers the ranges.
 *
 * @throws StripeError
 */
export async function* readList(
  client: StripeClient,
  resource: Resource,
  selection: ListSelection,
): AsyncGenerator<ScannedPage, void, undefined> {
  const { parts = [{}] } = resource;
  for (const [index, params] of parts.entries()) {
    const part = { ...resource, params: { ...resource.params, ...params } };
    const isLast = index === parts.length - 1;
    for await (const page of readPart(client, part, selection)) yield isLast ? page : { ...page, covered: nothing };
  }
}

const nothing = { from: 0, to: 0 };

async function* readPart(
  client: StripeClient,
  resource: Resource,
  { ranges, filters, concurrency = requestsWaiting, wanted = () => true, leavesOut, until, after }: ListSelection,
): AsyncGenerator<ScannedPage, void, undefined> {
  const completed = async (objects: readonly StripeObject[]): Promise<readonly StripeObject[]> => {
    // Nearly every page is complete as it is.
    if (!objects.some((object) => wanted(object) && isCut(resource, object))) return objects;
    const complete = async (object: StripeObject) =>
      wanted(object) ? completeNested(client, resource, object) : object;
    return Promise.all(objects.map(complete));
  };
  if (isWalked(resource)) {
    for await (const page of walk(client, resource, { ranges, filters, until, after })) {
      yield { ...page, objects: await completed(page.objects.filter(wanted)) };
    }
    return;
  }
  const pages = scan({
    path: resource.path,
    ranges,
    concurrency,
    fetchPage: async (request) => {
      const page = await readPage(client, resource, { ...request, leavesOut, ...(filters && { filters }) });
      return { ...page, objects: await completed(page.objects) };
    },
  });
  for await (const page of pages) yield { ...page, objects: page.objects.filter(wanted) };
}
