import type { Books } from "./books.js";
import { invoiceDiscounts } from "./discounts.js";
import { draftInvoice } from "./invoice-draft.js";
import { markUncollectible, voidInvoice } from "./invoice-closing.js";
import { DRAFT_SECONDS, finalizeInvoice, scheduleFinalization } from "./invoice-finalization.js";
import { idOf, type Discount, type Invoice, type InvoiceLine, type Subscription } from "./types.js";

type Reason = "subscription_cycle" | "subscription_update";

/** Creates an invoice outside the renewal. It is finalised and collected immediately. */
export function invoiceNow(
  books: Books,
  subscription: Subscription,
  lines: readonly InvoiceLine[],
  reason: Reason,
): Invoice {
  const invoice = draft(books, { subscription, lines, reason, id: books.ledger.ids("invoice"), finalizesAt: null });
  books.ledger.change(
    "subscriptions",
    subscription.id,
    { latest_invoice: invoice.id },
    "customer.subscription.updated",
  );
  return finalizeInvoice(books, invoice.id, { collect: true });
}

export interface CycleInvoice {
  /** Generated beforehand, because the subscription already contains it. */
  readonly id: string;
  readonly subscription: Subscription;
  readonly lines: readonly InvoiceLine[];
  /** Default: the subscription's. */
  readonly discounts?: readonly Discount[];
}

/**
 * Creates a renewal's invoice: a draft for an hour. With paused collection or an unpaid subscription, it stays a draft
 * or is closed, as in Stripe.
 */
export function invoiceCycle(books: Books, { id, subscription, lines, discounts }: CycleInvoice): void {
  const { pause_collection: pause, status } = subscription;
  const isHeld = status === "unpaid" || pause !== null;
  const finalizesAt = isHeld ? null : books.ledger.nowSeconds + DRAFT_SECONDS;
  const reason = "subscription_cycle";
  const invoice = draft(books, { id, subscription, lines, reason, finalizesAt, ...(discounts && { discounts }) });
  scheduleFinalization(books, invoice);
  if (!pause || pause.behavior === "keep_as_draft") return;
  const { status: finalStatus } = finalizeInvoice(books, id, { collect: false });
  if (finalStatus !== "open") return;
  if (pause.behavior === "void") voidInvoice(books, id);
  else markUncollectible(books, id, "subscription_paused");
}

interface Draft {
  readonly id: string;
  readonly subscription: Subscription;
  readonly lines: readonly InvoiceLine[];
  readonly reason: Reason;
  readonly finalizesAt: number | null;
  readonly discounts?: readonly Discount[];
}

function draft(books: Books, { id, subscription, lines, reason, finalizesAt, discounts }: Draft): Invoice {
  const { ledger } = books;
  const customer = ledger.find("customers", idOf(subscription.customer));
  const start = Math.min(...subscription.items.data.map((item) => item.current_period_start));
  return draftInvoice(books, {
    id,
    customer,
    subscription,
    currency: subscription.currency,
    lines,
    discounts: discounts ?? invoiceDiscounts(books, subscription, customer),
    billingReason: reason,
    collectionMethod: subscription.collection_method,
    daysUntilDue: subscription.days_until_due,
    description: null,
    periodStart: Math.min(start, ledger.nowSeconds),
    periodEnd: ledger.nowSeconds,
    autoAdvance: finalizesAt !== null || reason === "subscription_update",
    finalizesAt,
  });
}
