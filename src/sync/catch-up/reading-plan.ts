import { largestPage } from "../../stripe/lists/page-size.js";

/** Counts of what is needed of one collection after the change feed was read. */
export interface Needs {
  /** Changed objects that raw streams emit. */
  readonly changed: number;
  /** The changed objects that were created since the cursor. */
  readonly created: number;
  /** Customers of whom the derived streams need all objects. */
  readonly customers: number;
  /** Pages that the last listing of the whole collection took; undefined: it was never listed. */
  readonly listPages: number | undefined;
}

export interface ReadingPlan {
  /** Whether to list everything and pick what is needed. */
  readonly everything: boolean;
  /** Whether to list what was created since the cursor, instead of fetching it one by one. */
  readonly newOnes: boolean;
}

/**
 * Returns the way to read the current objects with the fewest requests. Needless requests cost the account's owner
 * (Stripe's read allocation), and they share the limits with the owner's production.
 */
export function planReading({ changed, created, customers, listPages }: Needs): ReadingPlan {
  const newOnes = created > 1;
  const creation = newOnes ? Math.ceil(created / largestPage) : created;
  const oneByOne = customers + creation + (changed - created);
  return { everything: listPages !== undefined && oneByOne > listPages, newOnes };
}
