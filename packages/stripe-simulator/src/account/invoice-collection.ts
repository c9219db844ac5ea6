import { originOf, type Books } from "./books.js";
import { DAY_SECONDS } from "./billing/calendar.js";
import { markFailing } from "./delinquency.js";
import { markUncollectible } from "./invoice-closing.js";
import { addPartialPayment, closeOpenPayments, markPaid, openPayment } from "./invoice-payments.js";
import { settleInvoice } from "./invoice-settlement.js";
import { newCharge } from "./objects/charge.js";
import { endSubscription, hasEnded } from "./subscription-end.js";
import { setStatus, subscriptionOf } from "./subscription-status.js";
import { idOf, type Charge, type Invoice, type InvoicePayment } from "./types.js";

/**
 * Charges the remaining amount to the customer's card. A failure is not an error: the subscription becomes past_due.
 * The invoice is tried again after the policy's days until it is paid or abandoned
 * (https://docs.stripe.com/billing/revenue-recovery/smart-retries).
 */
export function attemptPayment(books: Books, id: string): Invoice {
  const invoice = books.ledger.find("invoices", id);
  const charge = chargeCard(books, invoice, invoice.amount_remaining, openPayment(books, invoice));
  const attempt_count = invoice.attempt_count + 1;
  if (charge?.status !== "succeeded") return failAttempt(books, invoice, attempt_count);
  const payment = openPayment(books, invoice);
  if (payment) markPaid(books, payment, invoice.amount_remaining);
  return settleInvoice(books, id, { amount_paid: invoice.amount_paid + invoice.amount_remaining, attempt_count });
}

/** Charges a part to the card. The last part settles the invoice. */
export function payPart(books: Books, id: string, amountMinor: number): Invoice {
  const invoice = books.ledger.find("invoices", id);
  if (amountMinor >= invoice.amount_remaining) return attemptPayment(books, id);
  const payment = addPartialPayment(books, invoice, amountMinor);
  const charge = chargeCard(books, invoice, amountMinor, payment);
  if (charge?.status !== "succeeded") {
    books.ledger.change("invoice_payments", payment.id, { status: "canceled" });
    return failAttempt(books, invoice, invoice.attempt_count + 1);
  }
  markPaid(books, payment, amountMinor);
  const changes = {
    amount_paid: invoice.amount_paid + amountMinor,
    amount_remaining: invoice.amount_remaining - amountMinor,
    attempted: true,
  };
  return books.ledger.change("invoices", id, changes, "invoice.updated");
}

/** Settles the invoice without a charge, because the merchant was paid elsewhere. */
export function payOutOfBand(books: Books, id: string): Invoice {
  const invoice = books.ledger.find("invoices", id);
  closeOpenPayments(books, id);
  return settleInvoice(books, id, { amount_paid_off_stripe: invoice.amount_remaining });
}

function chargeCard(
  books: Books,
  invoice: Invoice,
  amountMinor: number,
  payment: InvoicePayment | undefined,
): Charge | undefined {
  const { ledger } = books;
  const customerId = idOf(invoice.customer!);
  const card = books.cards.get(customerId);
  if (!card) return undefined;
  const intent = payment?.payment.payment_intent;
  const customer = ledger.store.collections.customers.get(customerId);
  const charge = newCharge(
    {
      amountMinor,
      currency: invoice.currency,
      customer: customerId,
      description: subscriptionOf(invoice) ? "Subscription update" : "Payment for invoice",
      email: invoice.customer_email,
      name: invoice.customer_name,
      card,
      paymentIntent: intent ? idOf(intent) : ledger.ids("paymentIntent"),
      paymentMethod: (customer?.invoice_settings.default_payment_method as string | null | undefined) ?? null,
    },
    originOf(books),
  );
  ledger.add("charges", charge, charge.status === "succeeded" ? "charge.succeeded" : "charge.failed");
  if (charge.status === "succeeded") {
    books.chargesOfInvoice.set(invoice.id, [...(books.chargesOfInvoice.get(invoice.id) ?? []), charge.id]);
  }
  return charge;
}

function failAttempt(books: Books, invoice: Invoice, attemptCount: number): Invoice {
  const { ledger } = books;
  const subscriptionId = subscriptionOf(invoice);
  const subscription = subscriptionId === null ? undefined : ledger.store.collections.subscriptions.get(subscriptionId);
  // The first invoice of an incomplete subscription waits for its customer. Others are retried automatically.
  const isRetried = invoice.auto_advance && subscription?.status !== "incomplete" && invoice.status === "open";
  const { retryDays } = policyOf(books, subscriptionId);
  const days = isRetried ? retryDays[attemptCount - 1] : undefined;
  const nextAttempt = days === undefined ? null : ledger.nowSeconds + days * DAY_SECONDS;
  const changes = { attempted: true, attempt_count: attemptCount, next_payment_attempt: nextAttempt };
  const failed = ledger.change("invoices", invoice.id, changes, "invoice.updated", "invoice.payment_failed");
  markFailing(books, idOf(invoice.customer!), invoice.id);
  if (subscription?.status === "active") setStatus(books, subscription.id, "past_due");
  if (nextAttempt !== null) books.schedule(nextAttempt, () => retry(books, invoice.id, nextAttempt));
  else if (isRetried) giveUp(books, invoice.id, subscriptionId);
  return failed;
}

/** Tries the payment again, unless the invoice was paid, voided or collected otherwise in the meantime. */
function retry(books: Books, id: string, plannedSeconds: number): void {
  const invoice = books.ledger.store.collections.invoices.get(id);
  if (invoice?.status === "open" && invoice.next_payment_attempt === plannedSeconds) attemptPayment(books, id);
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
