import { largest, smallest } from "../extremes.js";
import type { Dossier, ObjectChange, ObjectEventType } from "../dossier/dossier.js";
import type { InvoiceFacts } from "../dossier/invoice-facts.js";
import { invoicesBySubscription } from "../dossier/invoices-by-subscription.js";
import type { SubscriptionFacts } from "../dossier/subscription-facts.js";
import { groupBy } from "../group-by.js";

/** The unpaid invoices of each subscription, at any time. */
export interface UnpaidInvoices {
  /**
   * Returns since when a past_due or unpaid subscription owed at a time.
   * It is the finalisation of the earliest invoice that was neither paid nor voided by then.
   * Without such an invoice it is the start of the current period.
   * undefined: the subscription has another status, or the time is unknown.
   */
  owedSince(subscription: SubscriptionFacts, atSeconds: number): number | undefined;
  /**
   * Returns when a subscription's invoices were finalised and settled, ascending. What it owes may change at these
   * times.
   */
  changesOf(subscriptionId: string): readonly number[];
}

export function unpaidInvoicesIn({ invoices, changes }: Pick<Dossier, "invoices" | "changes">): UnpaidInvoices {
  const objectChanges = changes.filter((change): change is ObjectChange => change.type === "object");
  const changesById = groupBy(objectChanges, ({ objectId }) => objectId);
  const billsOf = invoicesBySubscription(invoices);
  const debtsOf = (id: string) =>
    billsOf(id).flatMap((invoice) => debtOf(invoice, changesById.get(invoice.id) ?? []) ?? []);
  return {
    owedSince(subscription, atSeconds) {
      if (subscription.status !== "past_due" && subscription.status !== "unpaid") return undefined;
      const owed = debtsOf(subscription.id).filter(({ from, to }) => from <= atSeconds && atSeconds < to);
      return smallest(owed.map(({ from }) => from)) ?? periodStart(subscription);
    },
    changesOf: (id) =>
      debtsOf(id)
        .flatMap(({ from, to }) => [from, to])
        .filter(Number.isFinite)
        .toSorted((a, b) => a - b),
  };
}

/** Returns the latest start of the items' current periods. */
export function periodStart({ items }: SubscriptionFacts): number | undefined {
  return largest(items.flatMap(({ periodStartSeconds }) => periodStartSeconds ?? []));
}

interface Debt {
  readonly from: number;
  /** Infinity: not settled. */
  readonly to: number;
}

/** Returns when an invoice was owed; undefined: never. An uncollectible invoice is still owed. */
function debtOf(invoice: InvoiceFacts, changes: readonly ObjectChange[]): Debt | undefined {
  const { status, finalizedSeconds, createdSeconds, paidSeconds, voidedSeconds } = invoice;
  const from = finalizedSeconds ?? createdSeconds;
  if (status === "open" || status === "uncollectible") return { from, to: Infinity };
  // The event's time comes first, because it decides which sync emits the change that follows.
  const recorded = (type: ObjectEventType) => changes.find(({ eventType }) => eventType === type)?.createdSeconds;
  if (status === "paid") return { from, to: recorded("invoice.paid") ?? paidSeconds ?? from };
  return status === "void" ? { from, to: recorded("invoice.voided") ?? voidedSeconds ?? from } : undefined;
}
