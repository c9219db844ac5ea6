import type { DiscountBook } from "./mrr/discount-book.js";
import type { MetricsOptions } from "./options.js";
import type { References } from "./facts/references.js";

/** What a valuation stands on besides the subscription itself. */
export interface Ground {
  /** The effective options. */
  readonly options: MetricsOptions;
  readonly references: References;
  readonly discounts: DiscountBook;
  /** Collects, once each, the sentences that tell what could not be valued and how it was treated. */
  readonly issues: Set<string>;
}
