import type { Dossier } from "../dossier/dossier.js";
import type { InvoiceFacts, LineFacts, PendingProration } from "../dossier/invoice-facts.js";
import { groupBy } from "../group-by.js";

/** A subscription's line with what its invoice says about it. Times are Unix seconds. */
export interface SubscriptionLine {
  readonly line: LineFacts;
  /** undefined: the line waits for the next invoice. */
  readonly invoice: InvoiceFacts | undefined;
  readonly currency: string;
  /** When the invoice was created, or the pending item. */
  readonly issuedSeconds: number;
  /** When Stripe recorded what the line shows. A whole period is recorded when it begins. */
  readonly recordedSeconds: number;
}

/**
 * Returns the lines that each subscription was billed, by its id.
 * A line belongs to the subscription that it names, because one invoice may bill several subscriptions
 * (https://docs.stripe.com/billing/subscriptions/consolidate-subscription-invoices).
 * The periods of drafts are left out, because they may still change. Their prorations show what has happened.
 */
export function subscriptionLines({
  invoices,
  pendingProrations = [],
}: Pick<Dossier, "invoices" | "pendingProrations">): ReadonlyMap<string, readonly SubscriptionLine[]> {
  const drafted = invoices
    .filter(({ status }) => status === "draft")
    .flatMap((invoice) =>
      invoice.lines.filter(({ proration }) => proration !== null).map((line) => onDraft(line, invoice)),
    );
  const billed = invoices
    .filter(({ status }) => status !== "draft" && status !== "deleted")
    .flatMap((invoice) => {
      const starts = startsOfLastChange(invoice.lines);
      return joinedTiers(invoice.lines).map((line) => onInvoice(line, invoice, starts));
    });
  return groupBy([...billed, ...drafted, ...pendingProrations.map(pending)], ({ line }) => line.subscriptionId);
}

function onInvoice(line: LineFacts, invoice: InvoiceFacts, startsOfLast: ReadonlySet<number>): SubscriptionLine {
  const { currency, createdSeconds: issuedSeconds } = invoice;
  return { line, invoice, currency, issuedSeconds, recordedSeconds: recordedOn(line, invoice, startsOfLast) };
}

/** Returns a proration of a draft, which is as if it still waited for its invoice. */
function onDraft(line: LineFacts, { currency }: InvoiceFacts): SubscriptionLine {
  const { periodStartSeconds } = line;
  return { line, invoice: undefined, currency, issuedSeconds: periodStartSeconds, recordedSeconds: periodStartSeconds };
}

/**
 * Returns the starts of the periods that the last change of an invoice prorates. A change that is backdated across a
 * renewal has a proration for each period: one ends where the next one begins.
 */
function startsOfLastChange(lines: readonly LineFacts[]): ReadonlySet<number> {
  const prorations = lines
    .filter(({ proration }) => proration !== null)
    .toSorted((a, b) => b.periodStartSeconds - a.periodStartSeconds);
  const starts = new Set(prorations.slice(0, 1).map(({ periodStartSeconds }) => periodStartSeconds));
  for (const { periodStartSeconds, periodEndSeconds } of prorations) {
    if (starts.has(periodEndSeconds)) starts.add(periodStartSeconds);
  }
  return starts;
}

function pending({ line, currency, recordedSeconds }: PendingProration): SubscriptionLine {
  return { line, invoice: undefined, currency, issuedSeconds: recordedSeconds, recordedSeconds };
}

/**
 * Returns when Stripe recorded a line's change. A proration that is invoiced immediately was recorded with its invoice,
 * so an earlier period was backdated by `proration_date`. Such an invoice also bills earlier changes that waited for it.
 * Other lines do not show it, so their period's start counts.
 */
function recordedOn(
  { proration, periodStartSeconds }: LineFacts,
  invoice: InvoiceFacts,
  startsOfLast: ReadonlySet<number>,
): number {
  const isLast = proration !== null && startsOfLast.has(periodStartSeconds);
  const isImmediate = isLast && invoice.billingReason === "subscription_update";
  const isBackdated = invoice.createdSeconds - periodStartSeconds > toleranceSeconds;
  return isImmediate && isBackdated ? invoice.createdSeconds : periodStartSeconds;
}

/** The most seconds from a change to its invoice that were seen in captured payloads are 88. */
export const toleranceSeconds = 300;

/**
 * Returns the lines with those of one item and period as one: Stripe writes a line for each reached tier, and one
 * of quantity 0 for each flat amount.
 */
function joinedTiers(lines: readonly LineFacts[]): LineFacts[] {
  const isOfTiers = ({ proration, itemId }: LineFacts) => proration === null && itemId !== null;
  const groups = groupBy(lines.filter(isOfTiers), tiersKey);
  return [...[...groups.values()].map(joined), ...lines.filter((line) => !isOfTiers(line))];
}

function tiersKey({ itemId, priceId, periodStartSeconds, periodEndSeconds }: LineFacts): string {
  return JSON.stringify([itemId, priceId, periodStartSeconds, periodEndSeconds]);
}

/** Returns the lines of one item's tiers as one line. */
export function joined(lines: readonly LineFacts[]): LineFacts {
  const total = (value: (line: LineFacts) => number) => lines.reduce((sum, line) => sum + value(line), 0);
  return {
    ...lines[0]!,
    quantity: lines.every(({ quantity }) => quantity === null) ? null : total(({ quantity }) => quantity ?? 0),
    amountMinor: total(({ amountMinor }) => amountMinor),
    inclusiveTaxMinor: total(({ inclusiveTaxMinor }) => inclusiveTaxMinor),
    discounts: lines.flatMap(({ discounts }) => discounts),
  };
}
