import { describe, it } from "vitest";
import { workingCard } from "../support/working-card.js";
import { expectStory } from "./expect-story.js";
import { move, signUp, subscribe } from "./moves.js";
import { brokenCard } from "./shop.js";

describe("the story of payments:", () => {
  it("two fail, then the customer recovers", () =>
    expectStory("fails-twice-then-recovers", {
      title: "Two payments fail, then the customer recovers",
      moves: [
        signUp("2023-11-05 09:00"),
        subscribe("2023-11-05 09:10", "starter"),
        move("2023-12-01 12:00", "the card is out of money", ({ account, nth }) =>
          account.setCard(nth("customers", 1), brokenCard),
        ),
        move("2023-12-07 12:00", "has money again", ({ account, nth }) =>
          account.setCard(nth("customers", 1), workingCard),
        ),
      ],
      ends: "2024-01-20 00:00",
    }));

  it("a refund, a lost dispute and a won dispute", () =>
    expectStory("refund-and-dispute", {
      title: "A refund, a dispute that is lost and one that is won",
      moves: [
        signUp("2023-11-05 09:00"),
        subscribe("2023-11-05 09:10", "starter"),
        move("2023-11-10 10:00", "is given back 900 of the first payment", ({ account, nth }) =>
          account.refundCharge(nth("charges", 1), { amountMinor: 900, reason: "requested_by_customer" }),
        ),
        move("2023-12-08 10:00", "disputes the second payment", ({ account, nth }) =>
          account.createDispute(nth("charges", 2), { reason: "product_not_received" }),
        ),
        move("2023-12-28 10:00", "wins it: the dispute is lost", ({ account, nth }) =>
          account.closeDispute(nth("disputes", 1), "lost"),
        ),
        move("2024-01-08 10:00", "disputes the third payment", ({ account, nth }) =>
          account.createDispute(nth("charges", 3)),
        ),
        move("2024-01-18 10:00", "loses it: the dispute is won", ({ account, nth }) =>
          account.closeDispute(nth("disputes", 2), "won"),
        ),
      ],
      ends: "2024-02-01 00:00",
    }));

  it("credit notes, and invoices that are paid outside Stripe, voided or uncollectible", () =>
    expectStory("credit-notes-and-payments-elsewhere", {
      title: "Credit notes, and invoices that are paid elsewhere, voided or given up",
      moves: [
        signUp("2023-11-05 09:00"),
        subscribe("2023-11-05 09:10", "starter"),
        move("2023-11-10 10:00", "of the first invoice, 500 are paid back outside of Stripe", ({ account, nth }) =>
          account.createCreditNote({
            invoice: nth("invoices", 1),
            amountMinor: 500,
            settle: "out_of_band",
            reason: "product_unsatisfactory",
          }),
        ),
        move("2023-11-11 10:00", "of the first invoice, 300 are refunded by a credit note", ({ account, nth }) =>
          account.createCreditNote({ invoice: nth("invoices", 1), amountMinor: 300, settle: "refund" }),
        ),
        invoiceOf("2023-11-12 10:00", 10_000),
        move("2023-11-13 10:00", "1000 of it are credited before it is paid", ({ account, nth }) =>
          account.createCreditNote({ invoice: nth("invoices", 2), amountMinor: 1000 }),
        ),
        move("2023-11-14 10:00", "4000 of it are paid by card", ({ account, nth }) =>
          account.payInvoice(nth("invoices", 2), { amountMinor: 4000 }),
        ),
        move("2023-11-20 10:00", "the rest of it is paid elsewhere", ({ account, nth }) =>
          account.payInvoice(nth("invoices", 2), { outOfBand: true }),
        ),
        invoiceOf("2023-11-21 10:00", 700),
        move("2023-11-22 10:00", "it is voided", ({ account, nth }) => account.voidInvoice(nth("invoices", 3))),
        invoiceOf("2023-11-23 10:00", 800),
        move("2023-11-24 10:00", "it is given up", ({ account, nth }) =>
          account.markInvoiceUncollectible(nth("invoices", 4)),
        ),
      ],
      ends: "2023-12-20 00:00",
    }));

  it("charges without an invoice, of a customer and of a guest", () =>
    expectStory("charges-without-an-invoice", {
      title: "Charges without an invoice, of a customer and of a guest",
      moves: [
        signUp("2023-11-05 09:00"),
        move("2023-11-06 10:00", "pays 5000 without an invoice", ({ account, nth }) =>
          account.createCharge({ amountMinor: 5000, currency: "usd", customer: nth("customers", 1) }),
        ),
        move("2023-11-07 10:00", "a guest pays 700", ({ account }) =>
          account.createCharge({ amountMinor: 700, currency: "usd", customer: "guest" }),
        ),
        move("2023-11-08 10:00", "1200 of the 5000 are refunded", ({ account, nth }) =>
          account.refundCharge(nth("charges", 1), { amountMinor: 1200 }),
        ),
        subscribe("2023-11-20 10:00", "starter"),
      ],
      ends: "2023-12-10 00:00",
    }));
});

/** Sends the customer an invoice. @param amountMinor usd */
function invoiceOf(at: string, amountMinor: number) {
  return move(at, `is sent an invoice of ${amountMinor}`, ({ account, nth }) => {
    const lines = [{ amountMinor, description: "Consulting" }];
    const customer = nth("customers", 1);
    const { id } = account.createInvoice({ customer, currency: "usd", lines, collectionMethod: "send_invoice" });
    account.finalizeInvoice(id);
  });
}
