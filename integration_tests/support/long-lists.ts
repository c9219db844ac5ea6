import type { Account } from "stripe-simulator";
import { workingCard } from "./working-card.js";

/** Objects whose embedded lists Stripe truncates at ten entries. */
export interface LongLists {
  readonly charge: string;
  readonly invoice: string;
  readonly creditNote: string;
}

/** Creates a charge with twelve refunds, an invoice paid in twelve parts, and its credit note with twelve lines. */
export function createLongLists(account: Account): LongLists {
  const customer = account.createCustomer({ email: "ada@example.com", card: workingCard }).id;
  const charge = account.createCharge({ amountMinor: 9_000, currency: "usd", customer }).id;
  const invoice = account.createInvoice({ customer, currency: "usd", lines: [{ amountMinor: 12_000 }] }).id;
  account.finalizeInvoice(invoice);
  for (let index = 0; index < 12; index += 1) {
    account.refundCharge(charge, { amountMinor: 100 });
    account.payInvoice(invoice, { amountMinor: 1_000 });
  }
  const lineAmountsMinor = Array.from({ length: 12 }, () => 10);
  const creditNote = account.createCreditNote({ invoice, amountMinor: 120, lineAmountsMinor }).id;
  return { charge, invoice, creditNote };
}
