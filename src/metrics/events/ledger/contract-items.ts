import type { References } from "../../dossier/references.js";
import type { MrrState } from "../../timeline/mrr-state.js";
import type { LifecycleEvent } from "../event-record.js";

/**
 * Returns the items of a counted contract, with each item's part of the MRR.
 * Their `mrr` adds up to the state's. Empty: the subscription does not exist, does not count or has ended.
 */
export function contractItems(
  state: MrrState | undefined,
  references: Pick<References, "product">,
): NonNullable<LifecycleEvent["items"]> {
  if (state?.counting !== "counted") return [];
  return state.terms.map(({ priceId, productId, recurrence, quantity, mrrMinor }) => ({
    price_id: priceId,
    product_id: productId,
    product_name: (productId === null ? undefined : references.product(productId)?.name) ?? null,
    quantity,
    interval: recurrence?.interval ?? null,
    interval_count: recurrence?.intervalCount ?? null,
    mrr: mrrMinor,
  }));
}
