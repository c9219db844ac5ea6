import type { StripeClient } from "../client.js";
import { completeNested } from "./nested.js";
import { readPage } from "./page.js";
import type { Ranges } from "./ranges.js";
import type { Resource, StripeObject } from "../resource.js";
import { requestsWaiting } from "../limits/limits.js";
import { scan, type ScannedPage } from "./scan.js";

export interface ListSelection {
  /** Seconds of the objects' `created`. */
  readonly ranges: Ranges;
  /** Further filters of the list, e.g. `{ customer: "cus_..." }`. */
  readonly filters?: Readonly<Record<string, string>>;
  /** Pages in flight at most; as many as an endpoint's limit can use when absent. */
  readonly concurrency?: number;
  /** Which of the objects are wanted; all when absent. Only those cost the requests that complete them. */
  readonly wanted?: (object: StripeObject) => boolean;
}

/**
 * Reads the selected objects of a list, every wanted one whole: expanded as the resource says, embedded lists complete.
 * `onPage` is awaited before the reading goes on.
 *
 * @throws StripeError
 */
export function readList(
  client: StripeClient,
  resource: Resource,
  { ranges, filters, concurrency = requestsWaiting, wanted = () => true }: ListSelection,
  onPage: (page: ScannedPage) => Promise<void> | void,
): Promise<void> {
  return scan({
    path: resource.path,
    ranges,
    concurrency,
    fetchPage: async (request) => {
      const page = await readPage(client, resource, { ...request, ...(filters && { filters }) });
      const complete = async (object: StripeObject) =>
        wanted(object) ? completeNested(client, resource, object) : object;
      return { ...page, objects: await Promise.all(page.objects.map(complete)) };
    },
    onPage: async (page) => onPage({ ...page, objects: page.objects.filter(wanted) }),
  });
}
