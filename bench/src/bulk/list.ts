import type { Collection } from "./collection.js";

/** The parameters of a list request: https://docs.stripe.com/api/pagination */
export interface ListRequest {
  /** Bounds of `created`, as [from, before). */
  readonly fromSeconds: number;
  readonly beforeSeconds: number;
  readonly limit: number;
  /** The number of the object after which the page starts. */
  readonly startingAfter: number | undefined;
}

/** The objects of a page: the numbers from `first` down to `last`. Empty if `last` is above `first`. */
export interface ListPage {
  readonly first: number;
  readonly last: number;
  readonly hasMore: boolean;
}

/**
 * Returns the page that Stripe's lists return, newest first. Of one second, the object with the higher number comes
 * first.
 */
export function pageOf(collection: Collection, request: ListRequest): ListPage {
  const low = firstCreatedAt(collection, request.fromSeconds);
  const high = Math.min(firstCreatedAt(collection, request.beforeSeconds), request.startingAfter ?? Infinity);
  const last = Math.max(low, high - request.limit);
  return { first: high - 1, last, hasMore: last > low };
}

/** Returns the first object created at that time or later. If there is none, returns the collection's size. */
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
