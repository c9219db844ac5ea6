import type { References } from "../../metrics/dossier/references.js";
import type { StripeClient } from "../../stripe/client.js";
import type { StripeObject } from "../../stripe/resource.js";
import type { DeletedCoupons } from "../../state/deleted-coupons.js";
import { referenceSources, type ReferenceKind } from "../sources.js";
import type { Understanding } from "../parse/understanding.js";
import type { RefusedSources } from "../missing-permissions.js";
import { createShelf } from "./shelf.js";

/** What dossiers refer to: filled by a backfill, completed on demand. */
export interface ReferenceStore extends References {
  /** @throws UnreadableObject */
  add(kind: ReferenceKind, object: StripeObject): void;
  /** Forgets what changed, by the ids by which dossiers know it, so that it is fetched again. */
  forget(ids: Iterable<string>): void;
  /**
   * Fetches what is wanted and not known yet. What is gone, or what the key may not read, stays unknown.
   *
   * @throws StripeError on any other failure.
   */
  resolve(wanted: Readonly<Record<ReferenceKind, ReadonlySet<string>>>): Promise<void>;
}

export function createReferences(
  client: StripeClient,
  refused: RefusedSources,
  understanding: Understanding,
  deletedCoupons: DeletedCoupons,
  listPages: Readonly<Record<string, number>>,
): ReferenceStore {
  const pagesOf = (kind: ReferenceKind) => listPages[kind] ?? Infinity;
  const shelves = {
    prices: createShelf(client, refused, understanding, "prices", referenceSources.prices, pagesOf("prices")),
    products: createShelf(client, refused, understanding, "products", referenceSources.products, pagesOf("products")),
    coupons: createShelf(client, refused, understanding, "coupons", referenceSources.coupons, pagesOf("coupons")),
    disputes: createShelf(client, refused, understanding, "disputes", referenceSources.disputes, pagesOf("disputes")),
  };
  return {
    price: (id) => shelves.prices.get(id)?.[0],
    product: (id) => shelves.products.get(id)?.[0],
    coupon: (id, discountStartSeconds) =>
      deletedCoupons.of(id, discountStartSeconds ?? Infinity) ?? shelves.coupons.get(id)?.[0],
    disputesOf: (chargeId) => (refused.has("disputes") ? undefined : (shelves.disputes.get(chargeId) ?? [])),
    add: (kind, object) => shelves[kind].add(object),
    forget(ids) {
      for (const id of ids) for (const shelf of Object.values(shelves)) shelf.forget(id);
    },
    async resolve(wanted) {
      await Promise.all((Object.keys(shelves) as ReferenceKind[]).map((kind) => shelves[kind].fetch(wanted[kind])));
      for (const id of wanted.coupons) for (const coupon of shelves.coupons.get(id) ?? []) deletedCoupons.note(coupon);
    },
  };
}
