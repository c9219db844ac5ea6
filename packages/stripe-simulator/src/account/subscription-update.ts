import { ActionError } from "./action-error.js";
import { periodLines } from "./billing/lines.js";
import { lineContextOf, type Books } from "./books.js";
import { announceDiscounts, makeDiscounts } from "./discounts.js";
import { mergeMetadata } from "./metadata.js";
import type { UpdateSubscription } from "./params/subscription.js";
import { addProrations } from "./invoice-items.js";
import { holdLines, takePendingLines } from "./pending-lines.js";
import { credits, prorations, type Proration } from "./proration.js";
import { nextPeriodEnd } from "./cycle-lines.js";
import { scheduleRenewal } from "./renewal.js";
import { cancellationChanges, scheduleCancellation } from "./subscription-cancellation.js";
import { liveSubscription } from "./subscription-end.js";
import { invoiceNow } from "./subscription-invoice.js";
import { changeItems } from "./subscription-item-changes.js";
import { newCycle, type NewCycle } from "./subscription-cycle.js";
import { isMetered } from "./subscription-items.js";
import { takeUsage } from "./subscription-usage.js";
import { idOf, wholeDiscounts, type InvoiceLine, type Subscription, type SubscriptionItem } from "./types.js";

/** https://docs.stripe.com/api/subscriptions/update. One event contains all changes. */
export function updateSubscription(books: Books, id: string, params: UpdateSubscription): Subscription {
  const { ledger } = books;
  const before = liveSubscription(books, id);
  const now = ledger.nowSeconds;
  const from = prorationStart(before, params, now);
  const cycle = newCycle(before, changeItems(books, before, params.items ?? []), params, now);
  const data = cycle.pairs.map(({ after }) => after).filter((item) => item !== undefined);
  if (data.length === 0) throw new ActionError(`${id} needs an item: cancel it instead.`);
  const prorated = params.prorationBehavior === "none" ? [] : prorationsOf(books, before, cycle, from);
  const first = cycle.isRestart ? firstLines(books, before, data, cycle.trial) : [];
  const discounts =
    params.discounts && makeDiscounts(books, params.discounts, { customer: idOf(before.customer), subscription: id });
  const items = { ...before.items, data };
  const changed = ledger.change(
    "subscriptions",
    id,
    {
      items,
      billing_cycle_anchor: cycle.anchor,
      metadata: mergeMetadata(before.metadata, params.metadata),
      ...cycle.trial,
      ...(discounts && { discounts }),
      ...(params.pauseCollection !== undefined && { pause_collection: pauseOf(params.pauseCollection) }),
      ...cancellationChanges(before, params, nextPeriodEnd({ items }), now),
    },
    "customer.subscription.updated",
  );
  if (discounts) {
    for (const old of wholeDiscounts(before.discounts)) ledger.emit("customer.discount.deleted", old);
    announceDiscounts(books, discounts);
  }
  addProrations(books, idOf(before.customer), prorated);
  const lines = [...prorated.map(({ line }) => line), ...first];
  bill(books, changed, lines, cycle.isRestart || params.prorationBehavior === "always_invoice");
  reschedule(books, before, id, params);
  return ledger.find("subscriptions", id);
}

/**
 * Returns the time that prorations count from.
 * @throws ActionError if it is not in the present period.
 */
function prorationStart({ id, items }: Subscription, { prorationDate }: UpdateSubscription, now: number): number {
  if (prorationDate === undefined) return now;
  const start = Math.min(...items.data.map((item) => item.current_period_start));
  if (prorationDate < start || prorationDate > nextPeriodEnd({ items })) {
    throw new ActionError(`${id} can't be prorated from ${prorationDate}: that is outside its period.`);
  }
  return prorationDate;
}

/** Returns the credits of all old items for a new cycle, otherwise the credits and debits of the changed ones. */
function prorationsOf(books: Books, before: Subscription, cycle: NewCycle, from: number): Proration[] {
  if (before.status === "trialing") return [];
  if (cycle.isRestart) return before.items.data.flatMap((item) => credits(books, before, item, from));
  const changed = cycle.pairs.filter(
    ({ before: old, after }) => old?.price.id !== after?.price.id || old?.quantity !== after?.quantity,
  );
  return prorations(books, before, changed, from);
}

/** Returns the lines of a new cycle: metered usage until now, and the first period of each licensed item. */
function firstLines(
  books: Books,
  before: Subscription,
  items: readonly SubscriptionItem[],
  trial: NewCycle["trial"],
): InvoiceLine[] {
  const context = lineContextOf(books);
  const usage = before.items.data.filter((item) => isMetered(item.price)).flatMap((item) => takeUsage(books, item));
  const first = items
    .filter((item) => !isMetered(item.price))
    .flatMap((item) => {
      const period = { start: item.current_period_start, end: item.current_period_end };
      return periodLines(item, period, trial ? "trial" : "paid", context);
    });
  return [...usage, ...first];
}

function bill(books: Books, subscription: Subscription, lines: readonly InvoiceLine[], atOnce: boolean): void {
  if (!atOnce || subscription.status === "incomplete") {
    holdLines(books, subscription.id, lines);
    return;
  }
  const all = [...takePendingLines(books, subscription), ...lines];
  if (all.length > 0) invoiceNow(books, subscription, all, "subscription_update");
}

function pauseOf(pause: NonNullable<UpdateSubscription["pauseCollection"]> | null): Subscription["pause_collection"] {
  return pause && { behavior: pause.behavior, resumes_at: pause.resumesAt ?? null };
}

function reschedule(books: Books, before: Subscription, id: string, { pauseCollection }: UpdateSubscription): void {
  const after = books.ledger.find("subscriptions", id);
  if (nextPeriodEnd(after) !== nextPeriodEnd(before)) scheduleRenewal(books, id);
  if (after.cancel_at !== before.cancel_at) scheduleCancellation(books, id);
  const resumesAt = pauseCollection?.resumesAt;
  if (resumesAt === undefined) return;
  books.schedule(resumesAt, () => {
    const subscription = books.ledger.find("subscriptions", id);
    if (subscription.pause_collection?.resumes_at !== resumesAt) return;
    books.ledger.change("subscriptions", id, { pause_collection: null }, "customer.subscription.updated");
  });
}
