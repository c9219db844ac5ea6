import type { StripeClient } from "../../stripe/client.js";
import { systemClock } from "../../stripe/clock.js";
import { StripeError } from "../../stripe/request/errors.js";
import { createRequestCounter } from "../../stripe/request/request-stats.js";
import type { StripeObject } from "../../stripe/resource.js";
import { rawStreams } from "../../streams/raw-streams.js";

/**
 * Creates a client that asks nobody. What is stored was ingested, so nothing else of a stored collection exists.
 * Another collection is refused like one that a key may not read: the derivation continues without it, with one
 * warning.
 *
 * @param kept the stored objects that are read one by one
 */
export function createStoredClient(
  collections: ReadonlySet<string>,
  kept: ReadonlyMap<string, StripeObject>,
  { livemode, nowSeconds }: { readonly livemode: boolean; readonly nowSeconds: number },
): StripeClient {
  return {
    livemode,
    clock: systemClock,
    nowSeconds: () => nowSeconds,
    nowMs: () => systemClock.epochMs(),
    stats: createRequestCounter(systemClock, 0),
    async get({ route, id }) {
      const collection = collectionOf(route);
      if (!collections.has(collection)) throw missingCollection(collection);
      if (id === undefined) return { body: { object: "list", data: [], has_more: false }, dateSeconds: undefined };
      const object = kept.get(id);
      if (!object) throw new StripeError("not_found", `There is no ${id} among the stored ${collection}.`);
      return { body: object, dateSeconds: undefined };
    },
    postNothing: () => Promise.reject(new TypeError("A derivation from stored objects asks nobody.")),
  };
}

/** Returns the error for a collection that is not stored. */
export function missingCollection(collection: string): StripeError {
  return new StripeError("permission", `No ${collection} are stored: sync the stream ${collection} too.`);
}

function collectionOf(route: string): string {
  const [path] = route.split("/{id}");
  return rawStreams.find((stream) => stream.path === path)?.name ?? String(path?.split("/").at(-1));
}
