import type { Counting } from "../../mrr/counting.js";
import type { Point } from "../../timeline/point.js";
import { mrrStateKey, termKey, type MrrState, type Term } from "../../timeline/mrr-state.js";

/**
 * Returns what changed in a counted contract; empty: nothing that the ledger shows.
 * Values: started, upgraded, downgraded, plan (another price with equal MRR), quantity, interval, discount,
 * discount_expired, paused, resumed, unpaid, recovered, trialing, cancellation_requested, cancellation_revoked, status.
 * @param hasCounted whether the subscription counted at some time before
 */
export function changeTypesOf(previous: MrrState | undefined, point: Point, hasCounted: boolean): string[] {
  const { mrrState, isDiscountEnd } = point;
  const wasCounted = previous?.counting === "counted";
  const isCounted = mrrState.counting === "counted";
  if (!isCounted) return wasCounted ? [stopTypes[mrrState.counting]] : [];
  if (!hasCounted) return ["started"];
  if (!wasCounted) return [(previous && returnTypes[previous.counting]) ?? "resumed"];
  return contractTypes(previous, mrrState, isDiscountEnd);
}

const stopTypes: Record<Exclude<Counting, "counted">, string> = {
  paused: "paused",
  unpaid: "unpaid",
  trialing: "trialing",
  cancellation_requested: "cancellation_requested",
  incomplete: "status",
  ended: "status",
  unknown: "status",
};

const returnTypes: Partial<Record<Counting, string>> = {
  unpaid: "recovered",
  cancellation_requested: "cancellation_revoked",
};

function contractTypes(before: MrrState, after: MrrState, isDiscountEnd: boolean): string[] {
  const types: string[] = [];
  const direction =
    after.mrrMinor > before.mrrMinor ? "upgraded" : after.mrrMinor < before.mrrMinor ? "downgraded" : "plan";
  if (mrrStateKey(before) !== mrrStateKey(after)) {
    if (intervals(before.terms) !== intervals(after.terms)) types.push("interval");
    else if (prices(before.terms) === prices(after.terms)) types.push("quantity");
    else types.push(direction);
  }
  if (before.discountIds.join() !== after.discountIds.join())
    types.push(isDiscountEnd ? "discount_expired" : "discount");
  // With the same terms, the MRR may still differ, for example because of tax.
  if (types.length === 0 && before.mrrMinor !== after.mrrMinor) types.push(direction);
  return types;
}

function intervals(terms: readonly Term[]): string {
  const each = terms.map(({ recurrence }) => (recurrence ? `${recurrence.intervalCount}${recurrence.interval}` : ""));
  return [...new Set(each)].toSorted().join();
}

function prices(terms: readonly Term[]): string {
  return terms.map((term) => termKey({ ...term, quantity: null })).join();
}
