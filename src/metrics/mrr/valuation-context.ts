import type { Dossier } from "../dossier/dossier.js";
import type { References } from "../dossier/references.js";
import { debtBook, type DebtBook } from "./debt-book.js";
import { discountBook, type DiscountBook } from "./discount-book.js";
import { effectiveOptions, type MetricsOptions } from "../options.js";

/** What a valuation stands on besides the subscription itself. */
export interface ValuationContext {
  /** The effective options. */
  readonly options: MetricsOptions;
  readonly references: References;
  readonly discounts: DiscountBook;
  readonly debts: DebtBook;
  /** Collects, once each, the sentences that tell what could not be valued and how it was treated. */
  readonly issues: Set<string>;
}

/** The ground of a dossier, without issues yet. */
export function valuationContextOf(
  dossier: Dossier,
  references: References,
  options: MetricsOptions,
): ValuationContext {
  return {
    options: effectiveOptions(options),
    references,
    discounts: discountBook(dossier, references),
    debts: debtBook(dossier),
    issues: new Set(),
  };
}
