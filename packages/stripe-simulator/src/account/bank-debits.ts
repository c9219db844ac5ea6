import { ActionError } from "./action-error.js";
import { originOf, type Books } from "./books.js";
import { DAY_SECONDS } from "./billing/calendar.js";
import { purposeOf, recordCharge } from "./invoice-charging.js";
import { markPaid, openPayment } from "./invoice-payments.js";
import { settleInvoice } from "./invoice-settlement.js";
import { newFailureTransaction } from "./objects/balance-transaction.js";
import { newBankDebitCharge } from "./objects/bank-debit-charge.js";
import type { BankAccount } from "./params/customer.js";
import type { Invoice } from "./types.js";

interface DebitAttempt {
  readonly attempt_count: number;
  /** Runs after the bank refused the debit. */
  readonly onFailure: () => void;
}

/**
 * Debits a bank account: the charge is pending, and the invoice stays open. After `answerDays` the charge succeeds and
 * pays the invoice, or it fails (https://docs.stripe.com/payments/ach-direct-debit).
 */
export function startDebit(books: Books, invoice: Invoice, account: BankAccount, attempt: DebitAttempt): Invoice {
  const { ledger } = books;
  const purpose = purposeOf(books, invoice, invoice.amount_remaining, openPayment(books, invoice));
  const charge = ledger.add("charges", newBankDebitCharge({ ...purpose, account }, originOf(books)), "charge.pending");
  books.pendingDebits.set(invoice.id, charge.id);
  books.schedule(ledger.nowSeconds + account.answerDays * DAY_SECONDS, () => {
    books.pendingDebits.delete(invoice.id);
    if (account.failureCode === null) {
      succeed(books, invoice.id, charge.id);
      return;
    }
    fail(books, charge.id, account.failureCode);
    attempt.onFailure();
  });
  const changes = { attempted: true, attempt_count: attempt.attempt_count, next_payment_attempt: null };
  return ledger.change("invoices", invoice.id, changes, "invoice.updated");
}

/** @throws ActionError while a debit of the invoice is pending: Stripe then rejects other payments and credits. */
export function refuseWhilePending(books: Books, invoiceId: string): void {
  const charge = books.pendingDebits.get(invoiceId);
  if (charge !== undefined) throw new ActionError(`${invoiceId} is being paid by ${charge}, which is pending.`);
}

function succeed(books: Books, invoiceId: string, chargeId: string): void {
  const { ledger } = books;
  const { amount } = ledger.change("charges", chargeId, { status: "succeeded", paid: true }, "charge.succeeded");
  recordCharge(books, invoiceId, chargeId);
  const invoice = ledger.find("invoices", invoiceId);
  const payment = openPayment(books, invoice);
  if (payment) markPaid(books, payment, amount);
  settleInvoice(books, invoiceId, { amount_paid: invoice.amount_paid + amount });
}

function fail(books: Books, chargeId: string, failureCode: string): void {
  const { ledger } = books;
  const transaction = newFailureTransaction(ledger.find("charges", chargeId), originOf(books));
  ledger.add("balance_transactions", transaction);
  const changes = {
    status: "failed",
    failure_balance_transaction: transaction.id,
    failure_code: failureCode,
    failure_message: "The customer's bank refused the debit.",
  };
  ledger.change("charges", chargeId, changes, "charge.failed");
}
