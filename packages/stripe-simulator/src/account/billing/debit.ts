import type { InvoiceLine } from "../types.js";
import type { DiscountAmount } from "./discounting.js";

/** Time of a subscription item that was debited, on an invoice or as a pending invoice item. */
export interface Debit {
  /** The pending invoice item, or the one from which the line was made. null: an ordinary line. */
  readonly invoiceItem: string | null;
  /** null: still pending. */
  invoiced: { readonly invoice: string; readonly line: string } | null;
  /** Unix seconds. */
  readonly start: number;
  readonly end: number;
  /** Credits gave back the time from here to the end. Without a credit it is the end. */
  creditedFrom: number;
  /** Minor units, before `discountAmounts`. */
  readonly amountMinor: number;
  readonly discountAmounts: readonly DiscountAmount[];
  readonly quantity: number;
  readonly pricing: InvoiceLine["pricing"];
}
