import { array, assert, constantFrom, property } from "fast-check";
import { describe, expect, it } from "vitest";
import { ActionError } from "./action-error.js";
import { DAY_SECONDS } from "./billing/calendar.js";
import { billed, type Billed } from "./testing/billed.js";
import { GOOD_CARD } from "./testing/good-card.js";
import type { Invoice } from "./types.js";

const BANK = { last4: "6789", country: "US", answerDays: 4 };

/** What a customer, a merchant or the time does to the newest invoice. */
const STEPS: Readonly<Record<string, (world: Billed) => void>> = {
  "has a good card": ({ account, customer }) => account.setCard(customer, GOOD_CARD),
  "has no card": ({ account, customer }) => account.setCard(customer, null),
  "has an empty card": ({ decline }) => decline("insufficient_funds"),
  "has a stolen card": ({ decline }) => decline("stolen_card"),
  "has a good bank account": ({ account, customer }) =>
    account.setBankAccount(customer, { ...BANK, failureCode: null }),
  "has a bad bank account": ({ account, customer }) =>
    account.setBankAccount(customer, { ...BANK, failureCode: "account_closed" }),
  "has no bank account": ({ account, customer }) => account.setBankAccount(customer, null),
  "pays by hand": ({ account, invoice }) => account.payInvoice(invoice().id),
  "pays a part": ({ account, invoice }) => account.payInvoice(invoice().id, { amountMinor: 700 }),
  "pays elsewhere": ({ account, invoice }) => account.payInvoice(invoice().id, { outOfBand: true }),
  "gets a credit": ({ account, invoice }) => account.createCreditNote({ invoice: invoice().id, amountMinor: 100 }),
  "waits a day": ({ account }) => account.advanceTo(account.clock.nowSeconds + DAY_SECONDS),
  "waits a month": ({ account }) => account.advanceTo(account.clock.nowSeconds + 31 * DAY_SECONDS),
};

function play(steps: readonly string[]): Billed {
  const world = billed();
  for (const step of steps) {
    try {
      STEPS[step]!(world);
    } catch (error) {
      // Stripe rejects some of these too: a paid invoice can't be paid.
      if (!(error instanceof ActionError)) throw error;
    }
  }
  return world;
}

const anySteps = array(constantFrom(...Object.keys(STEPS)), { minLength: 5, maxLength: 40 });
const sum = (amounts: readonly number[]): number => amounts.reduce((total, amount) => total + amount, 0);

function check(holds: (world: Billed, invoice: Invoice) => void): void {
  assert(
    property(anySteps, (steps) => {
      const world = play(steps);
      for (const invoice of world.account.store.collections.invoices.all()) holds(world, invoice);
    }),
    { numRuns: 200 },
  );
}

describe("after any payments", () => {
  it("an invoice's amounts add up, to its payments and to its charges", () => {
    check(({ account }, invoice) => {
      if (invoice.status === "draft") return;
      const { invoice_payments: payments, charges } = account.store.collections;
      const own = payments.all().filter((payment) => payment.invoice === invoice.id);
      expect(invoice.amount_paid + invoice.amount_remaining).toBe(invoice.amount_due);
      expect(sum(own.map(({ amount_paid: paid }) => paid ?? 0))).toBe(invoice.amount_paid);
      const charged = sum(account.chargesOf(invoice.id).map((id) => charges.get(id)!.amount));
      expect(charged + (invoice.amount_paid_off_stripe ?? 0)).toBe(invoice.amount_paid);
      for (const { status, amount_requested: requested } of own) {
        if (status === "open" && invoice.status === "open") expect(requested).toBe(invoice.amount_remaining);
      }
    });
  });

  it("an invoice's attempt count never falls, and the account's four retries bound it", () => {
    check(({ account }, invoice) => {
      const counts = account.store.events
        .filter(({ object }) => object["id"] === invoice.id)
        .map(({ object }) => object["attempt_count"] as number);
      expect(counts).toEqual(counts.toSorted((a, b) => a - b));
      expect(counts.at(-1)).toBeLessThanOrEqual(1 + 4);
    });
  });

  it("only a failed bank debit has a failure's balance transaction, of a later second than its charge", () => {
    check(({ account }) => {
      const { charges, balance_transactions: transactions } = account.store.collections;
      for (const charge of charges.all()) {
        const isFailedDebit = charge.status === "failed" && charge.payment_method_details?.type === "us_bank_account";
        expect(charge.failure_balance_transaction !== null).toBe(isFailedDebit);
        if (!isFailedDebit) continue;
        const { created } = transactions.get(charge.failure_balance_transaction as string)!;
        expect(created).toBe(charge.created + BANK.answerDays * DAY_SECONDS);
      }
    });
  });
});
