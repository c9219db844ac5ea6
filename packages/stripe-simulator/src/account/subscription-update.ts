import { ActionError } from "./action-error.js";
import { nextBoundary } from "./billing/calendar.js";
import { periodLine } from "./billing/lines.js";
import { lineContextOf, type Books } from "./books.js";
import { announceDiscounts, makeDiscounts } from "./discounts.js";
import { mergeMetadata } from "./metadata.js";
import type { UpdateSubscription } from "./params/subscription.js";
import { holdLines, prorations, unusedTime, type ItemChangePair } from "./proration.js";
import { nextPeriodEnd } from "./cycle-lines.js";
import { scheduleRenewal } from "./renewal.js";
import { cancellationChanges, scheduleCancellation } from "./subscription-cancellation.js";
import { liveSubscription } from "./subscription-end.js";
import { invoiceNow } from "./subscription-invoice.js";
import { changeItems } from "./subscription-item-changes.js";
import { isMetered } from "./subscription-items.js";
import { takeUsage } from "./subscription-usage.js";
import { idOf, wholeDiscounts, type InvoiceLine, type Subscription, type SubscriptionItem } from "./types.js";

/** https://docs.stripe.com/api/subscriptions/update. One event contains all changes. */
export function updateSubscription(books: Books, id: string, params: UpdateSubscription): Subscription {
  const { ledger } = books;
  const before = liveSubscription(books, id);
  const now = ledger.nowSeconds;
  const pairs = changeItems(books, before, params.items ?? []);
  const isRestart = before.status !== "trialing" && pairs.some(changesInterval);
  const anchor = isRestart ? now : before.billing_cycle_anchor;
  const kept = pairs.map(({ after }) => after).filter((item) => item !== undefined);
  if (kept.length === 0) throw new ActionError(`${id} needs an item: cancel it instead.`);
  const data = isRestart ? kept.map((item) => restart(item, now)) : kept;
  const lines = isRestart ? restartLines(books, before, data, params) : prorationLines(books, before, pairs, params);
  const discounts =
    params.discounts && makeDiscounts(books, params.discounts, { customer: idOf(before.customer), subscription: id });
  const items = { ...before.items, data };
  const changed = ledger.change(
    "subscriptions",
    id,
    {
      items,
      billing_cycle_anchor: anchor,
      metadata: mergeMetadata(before.metadata, params.metadata),
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
  bill(books, changed, lines, isRestart || params.prorationBehavior === "always_invoice");
  reschedule(books, before, id, params);
  return ledger.find("subscriptions", id);
}

function changesInterval({ before, after }: ItemChangePair): boolean {
  const old = before?.price.recurring;
  const current = after?.price.recurring;
  if (!old || !current) return false;
  return old.interval !== current.interval || old.interval_count !== current.interval_count;
}

function restart(item: SubscriptionItem, now: number): SubscriptionItem {
  return { ...item, current_period_start: now, current_period_end: nextBoundary(now, item.price.recurring!, now) };
}

/** Returns the lines of a new cycle: credit for the old periods, metered usage, and the first period of each item. */
function restartLines(
  books: Books,
  before: Subscription,
  items: readonly SubscriptionItem[],
  { prorationBehavior }: UpdateSubscription,
): InvoiceLine[] {
  const context = lineContextOf(books);
  const old = before.items.data;
  const credits = prorationBehavior === "none" ? [] : old.map((item) => unusedTime(books, before, item));
  const usage = old.filter((item) => isMetered(item.price)).map((item) => takeUsage(books, item));
  const first = items
    .filter((item) => !isMetered(item.price))
    .map((item) =>
      periodLine(item, { start: item.current_period_start, end: item.current_period_end }, "paid", context),
    );
  return [...credits.filter((line) => line !== undefined), ...usage, ...first];
}

function prorationLines(
  books: Books,
  before: Subscription,
  pairs: readonly ItemChangePair[],
  { prorationBehavior }: UpdateSubscription,
): InvoiceLine[] {
  if (prorationBehavior === "none" || before.status === "trialing") return [];
  const changed = pairs.filter(
    ({ before: old, after }) => old?.price.id !== after?.price.id || old?.quantity !== after?.quantity,
  );
  return prorations(books, before, changed);
}

function bill(books: Books, subscription: Subscription, lines: readonly InvoiceLine[], atOnce: boolean): void {
  if (!atOnce || subscription.status === "incomplete") {
    holdLines(books, subscription, lines);
    return;
  }
  const held = books.pendingLines.get(subscription.id) ?? [];
  books.pendingLines.delete(subscription.id);
  if (held.length + lines.length > 0) invoiceNow(books, subscription, [...held, ...lines], "subscription_update");
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
