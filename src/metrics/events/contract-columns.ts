import { joinedNames, planName } from "../customer/plan.js";
import type { Term } from "../timeline/mrr-state.js";
import type { LifecycleEvent } from "./event-record.js";
import type { LifecycleInput } from "./lifecycle-input.js";

type ContractColumns = Pick<
  LifecycleEvent,
  "interval" | "interval_count" | "quantity" | "plan" | "price_id" | "product_id"
>;

/** Returns the contract as single columns. Columns for one item are null if there are several items. */
export function contractColumns(
  terms: readonly Term[],
  { knownPrices, valuing }: Pick<LifecycleInput, "knownPrices" | "valuing">,
): ContractColumns {
  const recurring = terms.filter(({ recurrence }) => recurrence !== null);
  const licensed = recurring.filter(({ quantity }) => quantity !== null);
  const main = licensed.length > 0 ? licensed : recurring;
  const only = main.length === 1 ? main[0] : undefined;
  const first = main[0]?.recurrence;
  const isSame = main.every(
    ({ recurrence }) => recurrence?.interval === first?.interval && recurrence?.intervalCount === first?.intervalCount,
  );
  const names = recurring.map((term) =>
    planName(term, knownPrices.get(term.priceId ?? ""), valuing.references, valuing.options.planName),
  );
  return {
    interval: isSame ? (first?.interval ?? null) : null,
    interval_count: isSame ? (first?.intervalCount ?? null) : null,
    quantity: only?.quantity ?? null,
    plan: joinedNames(names),
    price_id: only?.priceId ?? null,
    product_id: only?.productId ?? null,
  };
}
