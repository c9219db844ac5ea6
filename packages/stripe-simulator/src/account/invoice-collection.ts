import { startDebit } from "./bank-debits.js";
import type { Books } from "./books.js";
import { DAY_SECONDS } from "./billing/calendar.js";
import { markFailing } from "./delinquency.js";
import { chargeCard } from "./invoice-charging.js";
import { markUncollectible } from "./invoice-closing.js";
import { addPartialPayment, cancelPayment, followRemaining, markPaid, openPayment } from "./invoice-payments.js";
import { settleInvoice } from "./invoice-settlement.js";
import { endSubscription, hasEnded } from "./subscription-end.js";
import { setStatus, subscriptionOf } from "./subscription-status.js";
import { idOf, type Invoice } from "./types.js";

/** The schedule tries an invoice when it is finalised, and then after the policy's days. A user may try at any time. */
export type AttemptBy = "schedule" | "user";

/**
 * Charges the remaining amount to the customer's bank account or card. A failure is not an error: the subscription
 * becomes past_due. The invoice is tried again after the policy's days until it is paid or abandoned
 * (https://docs.stripe.com/billing/revenue-recovery/smart-retries). Those days count from a debit's refusal (inferred).
 */
export function attemptPayment(books: Books, id: string, by: AttemptBy): Invoice {
  const invoice = books.ledger.find("invoices", id);
  const customer = idOf(invoice.customer!);
  const account = books.bankAccounts.get(customer);
  const attempt_count = countAfter(invoice, by);
  if (account) {
    const onFailure = (): void => void failAttempt(books, books.ledger.find("invoices", id), attempt_count);
    return startDebit(books, invoice, account, { attempt_count, onFailure });
  }
  const refused = books.hardDeclines.get(id);
  if (by === "schedule" && refused && books.cards.get(customer) === refused) {
    return missAttempt(books, invoice, attempt_count, "invoice.updated");
  }
  const payment = openPayment(books, invoice);
  const charge = chargeCard(books, invoice, invoice.amount_remaining, payment);
  if (charge?.status !== "succeeded") return failAttemptBy(books, invoice, by);
  if (payment) markPaid(books, payment, invoice.amount_remaining);
  return settleInvoice(books, id, { amount_paid: invoice.amount_paid + invoice.amount_remaining, attempt_count });
}

/** Charges a part to the card. The last part settles the invoice. */
export function payPart(books: Books, id: string, amountMinor: number): Invoice {
  const invoice = books.ledger.find("invoices", id);
  if (amountMinor >= invoice.amount_remaining) return attemptPayment(books, id, "user");
  const attempt_count = countAfter(invoice, "user");
  const payment = addPartialPayment(books, invoice, amountMinor);
  const charge = chargeCard(books, invoice, amountMinor, payment);
  if (charge?.status !== "succeeded") {
    cancelPayment(books, payment.id);
    return failAttemptBy(books, invoice, "user");
  }
  markPaid(books, payment, amountMinor);
  const changes = {
    amount_paid: invoice.amount_paid + amountMinor,
    amount_remaining: invoice.amount_remaining - amountMinor,
    attempt_count,
    attempted: true,
  };
  followRemaining(books, id, changes.amount_remaining);
  return books.ledger.change("invoices", id, changes, "invoice.updated");
}

/**
 * Returns the attempt count after one more attempt. "Any payment attempt counts as the first attempt, and subsequently
 * only automatic retries increment the attempt count." (npm stripe, Invoices.attempt_count)
 */
function countAfter({ attempt_count: before }: Invoice, by: AttemptBy): number {
  return by === "schedule" ? before + 1 : Math.max(1, before);
}

/** Fails an attempt. A user's attempt that is not the first leaves the count and the schedule as they are. */
function failAttemptBy(books: Books, invoice: Invoice, by: AttemptBy): Invoice {
  if (by === "schedule" || invoice.attempt_count === 0) return failAttempt(books, invoice, countAfter(invoice, by));
  books.ledger.emit("invoice.payment_failed", invoice);
  owe(books, invoice);
  return invoice;
}

function failAttempt(books: Books, invoice: Invoice, attemptCount: number): Invoice {
  return missAttempt(books, invoice, attemptCount, "invoice.updated", "invoice.payment_failed");
}

/**
 * Counts an attempt that did not pay, and schedules the next one. After the last one the invoice is given up. A retry
 * that waits for another card is counted too, and is inferred to write no `invoice.payment_failed`.
 */
function missAttempt(books: Books, invoice: Invoice, attemptCount: number, ...eventTypes: string[]): Invoice {
  const { ledger } = books;
  const subscriptionId = subscriptionOf(invoice);
  const subscription = subscriptionId === null ? undefined : ledger.store.collections.subscriptions.get(subscriptionId);
  // The first invoice of an incomplete subscription waits for its customer. Others are retried automatically.
  const isRetried = invoice.auto_advance && subscription?.status !== "incomplete" && invoice.status === "open";
  const { retryDays } = policyOf(books, subscriptionId);
  const days = isRetried ? retryDays[attemptCount - 1] : undefined;
  const nextAttempt = days === undefined ? null : ledger.nowSeconds + days * DAY_SECONDS;
  const changes = { attempted: true, attempt_count: attemptCount, next_payment_attempt: nextAttempt };
  const missed = ledger.change("invoices", invoice.id, changes, ...eventTypes);
  owe(books, invoice);
  if (nextAttempt !== null) books.schedule(nextAttempt, () => retry(books, invoice.id, nextAttempt));
  else if (isRetried) giveUp(books, invoice.id, subscriptionId);
  return missed;
}

/** Marks the customer delinquent and its active subscription past_due. */
function owe(books: Books, invoice: Invoice): void {
  markFailing(books, idOf(invoice.customer!), invoice.id);
  const subscriptionId = subscriptionOf(invoice);
  const subscription =
    subscriptionId === null ? undefined : books.ledger.store.collections.subscriptions.get(subscriptionId);
  if (subscription?.status === "active") setStatus(books, subscription.id, "past_due");
}

/** Tries the payment again, unless the invoice was paid, voided or collected otherwise in the meantime. */
function retry(books: Books, id: string, plannedSeconds: number): void {
  const invoice = books.ledger.store.collections.invoices.get(id);
  if (invoice?.status === "open" && invoice.next_payment_attempt === plannedSeconds)
    attemptPayment(books, id, "schedule");
}

function giveUp(books: Books, invoiceId: string, subscriptionId: string | null): void {
  const policy = policyOf(books, subscriptionId);
  const subscription = subscriptionId === null ? undefined : books.ledger.find("subscriptions", subscriptionId);
  if (policy.invoice === "uncollectible") markUncollectible(books, invoiceId, "max_payment_attempts");
  if (!subscription || hasEnded(subscription)) return;
  if (policy.subscription === "cancel") endSubscription(books, subscription.id, { reason: "payment_failed" });
  if (policy.subscription === "unpaid") setStatus(books, subscription.id, "unpaid");
}

function policyOf(books: Books, subscriptionId: string | null): Books["dunning"] {
  return (subscriptionId !== null && books.dunningOverrides.get(subscriptionId)) || books.dunning;
}
