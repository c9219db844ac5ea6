import type { Dossier, ObjectChange, ObjectEventType } from "../dossier/dossier.js";
import type { InvoiceFacts } from "../dossier/invoice-facts.js";
import type { SubscriptionFacts } from "../dossier/subscription-facts.js";
import { groupBy } from "../group-by.js";

/** What the invoices tell of debts, at any time. */
export interface UnpaidInvoices {
  /**
   * Since when a subscription that is past_due or unpaid owed at a time: the finalisation of its earliest invoice that was neither paid nor
   * voided by then; without one, the start of its current period. undefined: its status is another, or nothing tells.
   */
  owedSince(subscription: SubscriptionFacts, atSeconds: number): number | undefined;
  /** When a subscription's invoices were finalised and settled, ascending: what it owes may change at these times. */
  changesOf(subscriptionId: string): readonly number[];
}

export function unpaidInvoicesIn({ invoices, changes }: Pick<Dossier, "invoices" | "changes">): UnpaidInvoices {
  const objectChanges = changes.filter((change): change is ObjectChange => change.type === "object");
  const changesById = groupBy(objectChanges, ({ objectId }) => objectId);
  const bySubscription = groupBy(invoices, ({ subscriptionId }) => subscriptionId);
  const debtsOf = (id: string) =>
    (bySubscription.get(id) ?? []).flatMap((invoice) => debtOf(invoice, changesById.get(invoice.id) ?? []) ?? []);
  return {
    owedSince(subscription, atSeconds) {
      if (subscription.status !== "past_due" && subscription.status !== "unpaid") return undefined;
      const owed = debtsOf(subscription.id).filter(({ from, to }) => from <= atSeconds && atSeconds < to);
      return owed.length > 0 ? Math.min(...owed.map(({ from }) => from)) : periodStart(subscription);
    },
    changesOf: (id) =>
      debtsOf(id)
        .flatMap(({ from, to }) => [from, to])
        .filter(Number.isFinite)
        .toSorted((a, b) => a - b),
  };
}

/** The latest start of the items' current periods. */
export function periodStart({ items }: SubscriptionFacts): number | undefined {
  const starts = items.flatMap(({ periodStartSeconds }) => periodStartSeconds ?? []);
  return starts.length > 0 ? Math.max(...starts) : undefined;
}

interface Debt {
  readonly from: number;
  /** Infinity: it is not settled. */
  readonly to: number;
}

/** undefined: nothing that is owed. An invoice that was given up is still owed. */
function debtOf(invoice: InvoiceFacts, changes: readonly ObjectChange[]): Debt | undefined {
  const { status, finalizedSeconds, createdSeconds, paidSeconds, voidedSeconds } = invoice;
  const from = finalizedSeconds ?? createdSeconds;
  if (status === "open" || status === "uncollectible") return { from, to: Infinity };
  // The events decide which sync tells what comes of it.
  const recorded = (type: ObjectEventType) => changes.find(({ eventType }) => eventType === type)?.createdSeconds;
  if (status === "paid") return { from, to: recorded("invoice.paid") ?? paidSeconds ?? from };
  return status === "void" ? { from, to: recorded("invoice.voided") ?? voidedSeconds ?? from } : undefined;
}
