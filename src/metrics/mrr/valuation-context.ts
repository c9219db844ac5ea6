import type { Dossier } from "../dossier/dossier.js";
import type { References } from "../dossier/references.js";
import { unpaidInvoicesIn, type UnpaidInvoices } from "./unpaid-invoices.js";
import { discountIndex, type DiscountIndex } from "./discount-index.js";
import { effectiveOptions, type MetricsOptions } from "../options.js";

/** What a valuation stands on besides the subscription itself. */
export interface ValuationContext {
  /** The effective options. */
  readonly options: MetricsOptions;
  readonly references: References;
  readonly discounts: DiscountIndex;
  readonly debts: UnpaidInvoices;
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
    discounts: discountIndex(dossier, references),
    debts: unpaidInvoicesIn(dossier),
    issues: new Set(),
  };
}
