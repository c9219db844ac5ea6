import type { References, WantedReferences } from "../../metrics/dossier/references.js";
import type { StripeClient } from "../../stripe/client.js";
import type { StripeObject } from "../../stripe/resource.js";
import type { DeletedCoupons } from "../../state/deleted-coupons.js";
import { referenceSources, type ReferenceKind } from "../sources.js";
import type { ParseIssues } from "../parse/parse-issues.js";
import type { MissingPermissions } from "../missing-permissions.js";
import { createHeldCoupons } from "./held-coupons.js";
import { createFailureTimes } from "./failure-times.js";
import { createReferenceCache } from "./reference-cache.js";

/** The objects that dossiers reference. A backfill fills it, and missing ones are fetched on demand. */
export interface ReferenceStore extends References {
  /** @throws UnreadableObject */
  add(kind: ReferenceKind, object: StripeObject): void;
  /** Removes changed references by the ids that dossiers use, so they are fetched again. */
  invalidate(ids: Iterable<string>): void;
  /**
   * Fetches the wanted references that are not cached. What is gone, or what the key may not read, stays unknown.
   * A deleted coupon is read from an object that shows its discount, at most once.
   *
   * @throws StripeError on any other failure.
   */
  resolve(wanted: WantedReferences): Promise<void>;
}

export function createReferences(
  client: StripeClient,
  missingPermissions: MissingPermissions,
  parseIssues: ParseIssues,
  deletedCoupons: DeletedCoupons,
  listPages: Readonly<Record<string, number>>,
): ReferenceStore {
  const pagesOf = (kind: ReferenceKind) => listPages[kind] ?? Infinity;
  const caches = {
    prices: createReferenceCache(
      client,
      missingPermissions,
      parseIssues,
      "prices",
      referenceSources.prices,
      pagesOf("prices"),
    ),
    products: createReferenceCache(
      client,
      missingPermissions,
      parseIssues,
      "products",
      referenceSources.products,
      pagesOf("products"),
    ),
    coupons: createReferenceCache(
      client,
      missingPermissions,
      parseIssues,
      "coupons",
      referenceSources.coupons,
      pagesOf("coupons"),
    ),
    disputes: createReferenceCache(
      client,
      missingPermissions,
      parseIssues,
      "disputes",
      referenceSources.disputes,
      pagesOf("disputes"),
    ),
  };
  const currentCoupon = (id: string) => caches.coupons.get(id)?.[0];
  const heldCoupons = createHeldCoupons(client, parseIssues, deletedCoupons, currentCoupon);

  const failureTimes = createFailureTimes(client, missingPermissions, parseIssues);
  return {
    price: (id) => caches.prices.get(id)?.[0],
    product: (id) => caches.products.get(id)?.[0],
    coupon: heldCoupons.coupon,
    disputesOf: (chargeId) => (missingPermissions.has("disputes") ? undefined : (caches.disputes.get(chargeId) ?? [])),
    failureSeconds: (transactionId) => failureTimes.get(transactionId),
    add: (kind, object) => caches[kind].add(object),
    invalidate(ids) {
      for (const id of ids) for (const cache of Object.values(caches)) cache.invalidate(id);
    },
    async resolve(wanted) {
      await failureTimes.fetch(wanted.failures);
      const open = wanted.coupons.filter((needed) => !heldCoupons.isDeleted(needed));
      const ids = { ...wanted, coupons: new Set(open.map(({ couponId }) => couponId)) };
      await Promise.all((Object.keys(caches) as ReferenceKind[]).map((kind) => caches[kind].fetch(ids[kind])));
      for (const id of ids.coupons) for (const coupon of caches.coupons.get(id) ?? []) deletedCoupons.note(coupon);
      if (!missingPermissions.has("coupons")) await Promise.all(open.map(heldCoupons.read));
    },
  };
}
