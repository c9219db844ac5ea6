import { lagSeconds } from "../../state/state.js";
import type { Sync } from "./context.js";

/**
 * Returns the Unix second that the backfill and the catch-up of one sync share.
 * The lists of this sync show every change before it. Later changes are read after the lists.
 *
 * It is the lag before the first list call, as the high-water mark is. Servers of Stripe may disagree about the time.
 */
export function listingMark({ nowSeconds }: Pick<Sync, "nowSeconds">): number {
  return nowSeconds - lagSeconds;
}

/**
 * Returns the Unix second before which the ingested facts of a collection are up to date.
 * 0: this sync did not list the whole collection, so every change makes its facts outdated.
 */
export function listedBefore(sync: Pick<Sync, "nowSeconds" | "listedWhole">, collection: string): number {
  return sync.listedWhole.has(collection) ? listingMark(sync) : 0;
}
