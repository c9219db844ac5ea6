import type { DiscountIndex } from "../mrr/discount-index.js";
import type { Point } from "./point.js";

/**
 * Returns a timeline whose points show whether a discount ended there. Stripe sends no event when a repeating discount
 * ends, so a point that has another cause (a renewal's event, an invoice's period) may be the first one after the end.
 *
 *     end of the discount = renewal, 2026-03-01: one point, of the event, with `isDiscountEnd`
 */
export function withDiscountEnds(points: readonly Point[], { known }: Pick<DiscountIndex, "known">): Point[] {
  return points.map((point, index) => {
    const before = points[index - 1]?.mrrState.discountIds ?? [];
    const gone = before.filter((id) => !point.mrrState.discountIds.includes(id));
    const hasEnded = (id: string) => (known({ id })?.endSeconds ?? Infinity) <= point.occurredSeconds;
    return gone.some(hasEnded) ? { ...point, isDiscountEnd: true } : point;
  });
}
