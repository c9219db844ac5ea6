import type { References } from "../../metrics/facts/references.js";
import type { StripeClient } from "../../stripe/client.js";
import { StripeError } from "../../stripe/errors.js";
import type { StripeObject } from "../../stripe/resource.js";
import { retrieve } from "../../stripe/retrieve.js";
import { referenceSources, type ReferenceKind } from "../derived-sources.js";
import { streamNamed } from "../list.js";

/** Prices, products and coupons that dossiers refer to: filled by a backfill, completed one by one on demand. */
export interface ReferenceStore extends References {
  add(kind: ReferenceKind, object: StripeObject): void;
  /** Forgets objects that changed, by id, so that they are fetched again. */
  forget(ids: Iterable<string>): void;
  /**
   * Fetches those of the named objects that are not known yet. What is gone, or what the key may not read, stays unknown.
   *
   * @throws StripeError on any other failure.
   */
  resolve(wanted: Readonly<Record<ReferenceKind, ReadonlySet<string>>>): Promise<void>;
}

export function createReferences(client: StripeClient): ReferenceStore {
  const shelves = {
    prices: createShelf(client, "prices", referenceSources.prices),
    products: createShelf(client, "products", referenceSources.products),
    coupons: createShelf(client, "coupons", referenceSources.coupons),
  };
  return {
    price: (id) => shelves.prices.get(id),
    product: (id) => shelves.products.get(id),
    coupon: (id) => shelves.coupons.get(id),
    add: (kind, object) => shelves[kind].add(object),
    forget(ids) {
      for (const id of ids) for (const shelf of Object.values(shelves)) shelf.forget(id);
    },
    async resolve(wanted) {
      await Promise.all(
        (Object.keys(shelves) as ReferenceKind[]).flatMap((kind) =>
          [...wanted[kind]].map((id) => shelves[kind].fetch(id)),
        ),
      );
    },
  };
}

interface Shelf<Facts> {
  get(id: string): Facts | undefined;
  add(object: StripeObject): void;
  forget(id: string): void;
  /** Once per id. */
  fetch(id: string): Promise<void>;
}

function createShelf<Facts>(
  client: StripeClient,
  kind: ReferenceKind,
  parse: (json: StripeObject) => Facts,
): Shelf<Facts> {
  const known = new Map<string, Facts>();
  const fetches = new Map<string, Promise<void>>();
  let isForbidden = false;

  async function fetchOne(id: string): Promise<void> {
    if (isForbidden) return;
    try {
      const object = await retrieve(client, streamNamed(kind), id);
      if (object) known.set(id, parse(object));
    } catch (error) {
      if (!(error instanceof StripeError && error.kind === "permission")) throw error;
      isForbidden = true;
    }
  }

  return {
    get: (id) => known.get(id),
    add: (object) => void known.set(object.id, parse(object)),
    forget(id) {
      known.delete(id);
      fetches.delete(id);
    },
    async fetch(id) {
      if (known.has(id)) return;
      const fetching = fetches.get(id) ?? fetchOne(id);
      fetches.set(id, fetching);
      await fetching;
    },
  };
}
