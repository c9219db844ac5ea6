import type { Collection } from "./collection.js";

/** What a list request asks for: https://docs.stripe.com/api/pagination */
export interface ListRequest {
  /** Bounds of `created`, as [from, before). */
  readonly fromSeconds: number;
  readonly beforeSeconds: number;
  readonly limit: number;
  /** The number of the object after which the page starts. */
  readonly startingAfter: number | undefined;
}

/** Which objects a page holds: the numbers from `first` down to `last`; none where `last` is above `first`. */
export interface ListPage {
  readonly first: number;
  readonly last: number;
  readonly hasMore: boolean;
}

/** The page that Stripe's lists give, newest first; of one second, the one with the higher number comes first. */
export function pageOf(collection: Collection, request: ListRequest): ListPage {
  const low = firstCreatedAt(collection, request.fromSeconds);
  const high = Math.min(firstCreatedAt(collection, request.beforeSeconds), request.startingAfter ?? Infinity);
  const last = Math.max(low, high - request.limit);
  return { first: high - 1, last, hasMore: last > low };
}

/** The first object created at that time or later; the collection's size where there is none. */
function firstCreatedAt(collection: Collection, seconds: number): number {
  let low = 0;
  let high = collection.size;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (collection.createdSeconds(middle) < seconds) low = middle + 1;
    else high = middle;
  }
  return low;
}
