import { createBulkCollection, createSharedCollection, type Collection } from "./collection.js";
import { createDensity, type DensityName } from "./density.js";
import { bulkKinds, type BulkKind, type Materials } from "./families.js";

export interface AccountSize {
  readonly customers: number;
  /** At most one per customer. */
  readonly subscriptions: number;
  readonly invoices: number;
  readonly charges: number;
  readonly density: DensityName;
}

/** A computed Stripe account: of any size, without objects in memory. */
export interface BulkAccount {
  /** By the name of the list in the API's paths. */
  readonly collections: ReadonlyMap<string, Collection>;
  /** Prices that no list returns. */
  readonly inlinePrices: Collection;
}

/**
 * Returns an account.
 * @param endSeconds the creation time of the youngest objects, in Unix seconds.
 */
export function createBulkAccount(materials: Materials, size: AccountSize, endSeconds: number): BulkAccount {
  const { families, shared, inlinePrices } = materials;
  // An account with only invoices still has the customers that they name.
  const customers = Math.max(1, size.customers || Math.ceil(size.invoices / 10));
  const bulk = (kind: BulkKind): Collection =>
    createBulkCollection(kind, size[kind], customers, families, createDensity(size.density, size[kind], endSeconds));
  return {
    collections: new Map([
      ...bulkKinds.map((kind) => [kind, bulk(kind)] as const),
      ...Object.entries(shared).map(([kind, objects]) => [kind, createSharedCollection(objects)] as const),
    ]),
    inlinePrices: createSharedCollection(inlinePrices),
  };
}
