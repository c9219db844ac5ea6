import type { Dossier } from "../dossier/dossier.js";
import type { References } from "../dossier/references.js";
import { unpaidInvoicesIn, type UnpaidInvoices } from "./unpaid-invoices.js";
import { discountIndex, type DiscountIndex } from "./discount-index.js";
import { createIssues, type Issues } from "./issue.js";
import { effectiveOptions, type MetricsOptions } from "../options.js";

/** The inputs of a valuation besides the subscription. */
export interface ValuationContext {
  readonly options: MetricsOptions;
  readonly references: References;
  readonly discounts: DiscountIndex;
  readonly debts: UnpaidInvoices;
  /** What could not be valued, and how it was treated. */
  readonly issues: Issues;
}

/** Returns a dossier's valuation context, without issues yet. */
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
    issues: createIssues(),
  };
}
