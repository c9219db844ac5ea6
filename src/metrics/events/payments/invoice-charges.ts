import { byId } from "../../by-id.js";
import type { ChargeFacts } from "../../dossier/charge-facts.js";
import type { Dossier } from "../../dossier/dossier.js";
import type { InvoiceFacts } from "../../dossier/invoice-facts.js";
import { groupBy } from "../../group-by.js";

/** Which charges pay, or tried to pay, which invoice. */
export interface InvoiceCharges {
  /** undefined: the charge is for no invoice. */
  readonly invoiceIdOf: (charge: ChargeFacts) => string | undefined;
  /** undefined, too, where the invoice is not among those known. */
  readonly invoiceOf: (charge: ChargeFacts) => InvoiceFacts | undefined;
  /** Oldest first; empty where charges can't be read. */
  readonly chargesOf: (invoiceId: string) => readonly ChargeFacts[];
}

/** An invoice names its payments; in versions before basil a charge names its invoice. */
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
