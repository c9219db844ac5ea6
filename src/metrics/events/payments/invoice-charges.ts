import { byId } from "../../by-id.js";
import type { ChargeFacts } from "../../dossier/charge-facts.js";
import type { Dossier } from "../../dossier/dossier.js";
import type { InvoiceFacts } from "../../dossier/invoice-facts.js";
import { groupBy } from "../../group-by.js";

/** Which charges pay, or tried to pay, which invoice. */
export interface InvoiceCharges {
  /** Returns the charge's invoice; undefined: the charge has no invoice. */
  readonly invoiceIdOf: (charge: ChargeFacts) => string | undefined;
  /** Returns the charge's invoice; undefined: it has none, or the invoice is unknown. */
  readonly invoiceOf: (charge: ChargeFacts) => InvoiceFacts | undefined;
  /** Returns an invoice's charges, oldest first; empty if the key cannot read charges. */
  readonly chargesOf: (invoiceId: string) => readonly ChargeFacts[];
}

/**
 * Returns which charges belong to which invoice. An invoice contains the ids of its payments.
 * In versions before basil, a charge contains the id of its invoice.
 */
export function invoiceChargesOf({ invoices, charges = [] }: Pick<Dossier, "invoices" | "charges">): InvoiceCharges {
  const known = new Map(invoices.map((invoice) => [invoice.id, invoice]));
  const byPayment = new Map(
    byId(invoices).flatMap(({ id, paidBy }) => paidBy.map((payment) => [payment, id] as const)),
  );
  const invoiceIdOf = ({ id, paymentIntentId, invoiceId }: ChargeFacts) =>
    byPayment.get(paymentIntentId ?? id) ?? byPayment.get(id) ?? invoiceId ?? undefined;
  const ordered = byId(charges).toSorted((a, b) => a.createdSeconds - b.createdSeconds);
  const byInvoice = groupBy(ordered, invoiceIdOf);
  return {
    invoiceIdOf,
    invoiceOf: (charge) => known.get(invoiceIdOf(charge) ?? ""),
    chargesOf: (invoiceId) => byInvoice.get(invoiceId) ?? [],
  };
}
