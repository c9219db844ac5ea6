import type { PriceFacts } from "../dossier/catalog-facts.js";
import type { LineFacts, PendingProration } from "../dossier/invoice-facts.js";
import type { SubscriptionFacts } from "../dossier/subscription-facts.js";
import { at, billed, derived, eventLines, invoice, item, noReferences, price, subscription } from "./world.js";

/** Worked vectors as of 2026-11-20: contracts that changed before any event that Stripe still shows. */
export const context = {
  asOfSeconds: at("2026-11-20"),
  changesFromSeconds: at("2026-10-21"),
  connectedAtSeconds: at("2026-11-20"),
};

export function line(of: PriceFacts, from: string, to: string, rest: Partial<LineFacts> = {}): LineFacts {
  return billed(of, from, to, rest).lines[0]!;
}

/** Returns the credit of what an item held before a change, and the debit of what it holds after it. */
export function proration(
  when: string,
  to: string,
  [before, quantityBefore]: readonly [PriceFacts, number],
  [after, quantityAfter]: readonly [PriceFacts, number],
): LineFacts[] {
  const share = (at(to) - at(when)) / (365 * 86_400);
  const part = (of: PriceFacts, quantity: number) => Math.round(Number(of.unitAmountMinor) * quantity * share);
  return [
    line(before, when, to, {
      id: `il_credit_${when}`,
      quantity: quantityBefore,
      amountMinor: -part(before, quantityBefore),
      proration: "credit",
    }),
    line(after, when, to, {
      id: `il_debit_${when}`,
      quantity: quantityAfter,
      amountMinor: part(after, quantityAfter),
      proration: "debit",
    }),
  ];
}

export const isLedger = (text: string) => text.includes("subscription_changed");

export function ledger(
  of: SubscriptionFacts,
  lines: readonly (readonly [string, readonly LineFacts[], string?])[],
  pendingProrations: readonly PendingProration[] = [],
  prices: readonly PriceFacts[] = [],
): string[] {
  const invoices = lines.map(([created, ofInvoice, billingReason = "subscription_cycle"]) =>
    invoice({ id: `in_${created}`, createdSeconds: at(created), billingReason, lines: ofInvoice }),
  );
  const byId = new Map(prices.map((each) => [each.id, each]));
  const references = { ...noReferences, price: (id: string) => byId.get(id) };
  return eventLines(derived({ subscriptions: [of], invoices, pendingProrations }, {}, context, references)).filter(
    isLedger,
  );
}

export const yearly = (amount: number) => price(amount, "year");
export const since = (start: string, of: PriceFacts, quantity = 1) =>
  subscription(
    [item(of, quantity, { id: "si_1", periodStartSeconds: at(start), periodEndSeconds: at("2027-01-10") })],
    {
      createdSeconds: at(start),
      startSeconds: at(start),
    },
  );
