import { ActionError } from "./action-error.js";
import { DAY_SECONDS, HOUR_SECONDS, nextBoundary } from "./billing/calendar.js";
import { backdatedProrations } from "./backdated-prorations.js";
import { periodLines } from "./billing/lines.js";
import { addTo, lineContextOf, originOf, type Books } from "./books.js";
import { canPay } from "./customers.js";
import { announceDiscounts, invoiceDiscounts, makeDiscounts } from "./discounts.js";
import { voidInvoice } from "./invoice-closing.js";
import { draftInvoice, draftTotal } from "./invoice-draft.js";
import { finalizeInvoice } from "./invoice-finalization.js";
import { addProrations } from "./invoice-items.js";
import { takePendingLines } from "./pending-lines.js";
import type { Proration } from "./proration.js";
import { newSubscription } from "./objects/subscription.js";
import type { CreateSubscription } from "./params/subscription.js";
import { scheduleRenewal } from "./renewal.js";
import { scheduleCancellation } from "./subscription-cancellation.js";
import { forgetSubscription } from "./subscription-end.js";
import { isMetered, makeItem } from "./subscription-items.js";
import { scheduleTrialReminder } from "./trial-reminder.js";
import { wholeDiscounts, type Customer, type InvoiceLine, type Subscription, type SubscriptionItem } from "./types.js";

/** https://docs.stripe.com/billing/subscriptions/overview#subscription-lifecycle */
export function createSubscription(books: Books, params: CreateSubscription): Subscription {
  const { ledger } = books;
  const customer = ledger.find("customers", params.customer);
  const draft = buildSubscription(books, params);
  const current = firstLines(books, draft);
  const elapsed = elapsedTime(books, draft, params);
  const lines = [...takePendingLines(books, draft), ...elapsed.map(({ line }) => line), ...current];
  const discounts = invoiceDiscounts(books, draft, customer);
  const invoiceId = ledger.ids("invoice");
  const subscription = {
    ...draft,
    latest_invoice: invoiceId,
    status: firstStatus(books, draft, params, customer, draftTotal(books, lines, discounts)),
    ...(params.cancelAtPeriodEnd && {
      cancel_at_period_end: true,
      cancel_at: firstPeriodEnd(draft),
      canceled_at: ledger.nowSeconds,
    }),
    ...(params.cancelAt !== undefined && { cancel_at: params.cancelAt, canceled_at: ledger.nowSeconds }),
  };
  if (params.dunning) books.dunningOverrides.set(subscription.id, { ...books.dunning, ...params.dunning });
  ledger.add("subscriptions", subscription, "customer.subscription.created");
  addTo(books.liveSubscriptions, customer.id, subscription.id);
  announceDiscounts(books, [
    ...wholeDiscounts(draft.discounts),
    ...draft.items.data.flatMap((item) => wholeDiscounts(item.discounts)),
  ]);
  if (params.consolidate) books.consolidated.add(subscription.id);
  addProrations(books, customer.id, elapsed);
  invoiceFirstPeriod(books, { subscription, customer, invoiceId, lines, discounts }, params);
  scheduleRenewal(books, subscription.id);
  scheduleCancellation(books, subscription.id);
  scheduleTrialReminder(books, subscription);
  return ledger.find("subscriptions", subscription.id);
}

function buildSubscription(books: Books, params: CreateSubscription): Subscription {
  const { ledger } = books;
  const now = ledger.nowSeconds;
  const id = ledger.ids("subscription");
  const trialEnd = params.trialDays ? now + params.trialDays * DAY_SECONDS : null;
  const anchor = trialEnd ?? now;
  const items = params.items.map((item) =>
    makeItem(books, item, {
      customer: params.customer,
      subscription: id,
      periodStart: now,
      periodEnd: (price) => trialEnd ?? nextBoundary(anchor, price.recurring!, now),
    }),
  );
  const currencies = new Set(items.map((item) => item.price.currency));
  const [currency] = currencies;
  if (currency === undefined || currencies.size > 1)
    throw new ActionError("A subscription needs items, all in one currency.");
  return newSubscription(
    {
      id,
      params,
      currency,
      items,
      discounts: makeDiscounts(books, params.discounts, { customer: params.customer, subscription: id }),
      trialEnd,
      startDate: params.backdateTo ?? now,
      billingCycleAnchor: anchor,
    },
    originOf(books),
  );
}

function firstPeriodEnd({ items }: Subscription): number {
  return Math.min(...items.data.map((item) => item.current_period_end));
}

/** Returns the first period of each licensed item. */
function firstLines(books: Books, subscription: Subscription): InvoiceLine[] {
  const context = lineContextOf(books);
  const kind = subscription.trial_end === null ? "paid" : "trial";
  return licensedItems(subscription).flatMap((item) =>
    periodLines(item, { start: item.current_period_start, end: item.current_period_end }, kind, context),
  );
}

/** Returns the debits of a backdated subscription for the time since its start. */
function elapsedTime(books: Books, subscription: Subscription, params: CreateSubscription): Proration[] {
  const from = params.backdateTo;
  if (from === undefined || params.prorationBehavior === "none" || subscription.trial_end !== null) return [];
  return licensedItems(subscription).flatMap((item) => backdatedProrations(books, subscription, item, from));
}

function licensedItems({ items }: Subscription): SubscriptionItem[] {
  return items.data.filter((item) => !isMetered(item.price));
}

function firstStatus(
  books: Books,
  subscription: Subscription,
  params: CreateSubscription,
  customer: Customer,
  total: number,
): Subscription["status"] {
  if (subscription.trial_end !== null) return "trialing";
  if (total + customer.balance <= 0 || subscription.collection_method === "send_invoice") return "active";
  return params.paymentBehavior !== "default_incomplete" && canPay(books, customer.id) ? "active" : "incomplete";
}

interface FirstInvoice {
  readonly subscription: Subscription;
  readonly customer: Customer;
  readonly invoiceId: string;
  readonly lines: readonly InvoiceLine[];
  readonly discounts: ReturnType<typeof invoiceDiscounts>;
}

/**
 * Invoices the first period and finalises the invoice immediately. An incomplete subscription expires with it after 23
 * hours.
 */
function invoiceFirstPeriod(books: Books, first: FirstInvoice, params: CreateSubscription): void {
  const { subscription } = first;
  const now = books.ledger.nowSeconds;
  draftInvoice(books, {
    id: first.invoiceId,
    customer: first.customer,
    subscription,
    currency: subscription.currency,
    lines: first.lines,
    discounts: first.discounts,
    billingReason: "subscription_create",
    collectionMethod: subscription.collection_method,
    daysUntilDue: subscription.days_until_due,
    description: null,
    periodStart: now,
    periodEnd: now,
    autoAdvance: true,
    finalizesAt: null,
  });
  finalizeInvoice(books, first.invoiceId, { collect: params.paymentBehavior !== "default_incomplete" });
  if (subscription.status === "incomplete") {
    books.schedule(now + 23 * HOUR_SECONDS, () => expire(books, subscription.id, first.invoiceId));
  }
}

function expire(books: Books, id: string, invoiceId: string): void {
  const { ledger } = books;
  const subscription = ledger.find("subscriptions", id);
  if (subscription.status !== "incomplete") return;
  voidInvoice(books, invoiceId);
  forgetSubscription(books, subscription);
  const changes = { status: "incomplete_expired", ended_at: ledger.nowSeconds };
  ledger.change("subscriptions", id, changes, "customer.subscription.updated");
}
