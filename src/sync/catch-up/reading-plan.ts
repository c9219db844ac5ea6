import { largestPage } from "../../stripe/lists/page-size.js";

/** What is needed of one collection after the change feed was read, as counts. */
export interface Needs {
  /** Changed objects that raw streams emit. */
  readonly changed: number;
  /** Those of them that were created since the cursor. */
  readonly created: number;
  /** Customers whose objects the derived streams need whole. */
  readonly customers: number;
  /** Pages that listing the whole collection took last time; undefined when it never was. */
  readonly listPages: number | undefined;
}

export interface ReadingPlan {
  /** List everything and pick out what is needed. */
  readonly everything: boolean;
  /** List what was created since the cursor, rather than fetching it one by one. */
  readonly newOnes: boolean;
}

/**
 * The way to the current objects that spends the fewest requests, since needless ones cost the account's owner
 * (Stripe's read allocation) and share the limits with their production.
 */
export function planReading({ changed, created, customers, listPages }: Needs): ReadingPlan {
  const newOnes = created > 1;
  const creation = newOnes ? Math.ceil(created / largestPage) : created;
  const oneByOne = customers + creation + (changed - created);
  return { everything: listPages !== undefined && oneByOne > listPages, newOnes };
}
