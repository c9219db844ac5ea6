import { createBulkCollection, createSharedCollection, type Collection } from "./collection.js";
import { createDensity, type DensityName } from "./density.js";
import { bulkKinds, type BulkKind, type Materials } from "./families.js";

export interface AccountSize {
  readonly customers: number;
  /** Up to one a customer. */
  readonly subscriptions: number;
  readonly invoices: number;
  readonly charges: number;
  readonly density: DensityName;
}

/** A Stripe account by arithmetic: as large as wanted and nothing in memory. */
export interface BulkAccount {
  /** By the name of the list in the API's paths. */
  readonly collections: ReadonlyMap<string, Collection>;
  /** Prices that no list shows. */
  readonly inlinePrices: Collection;
}

/** @param endSeconds when the youngest objects were created, in Unix seconds. */
export function createBulkAccount(materials: Materials, size: AccountSize, endSeconds: number): BulkAccount {
  const { families, shared, inlinePrices } = materials;
  // An account of invoices alone still has customers whom they name.
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
