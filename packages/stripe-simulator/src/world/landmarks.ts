import type { Account } from "../account/account.js";
import type { Card } from "../account/params/customer.js";
import type { Catalog } from "./catalog.js";

/** Objects that every world contains from its first second, so that rare shapes are always present. By id. */
export interface Landmarks {
  /** An invoice with 35 lines. */
  readonly longInvoice: string;
  /** A subscription with 25 items. */
  readonly wideSubscription: string;
  readonly canceledSubscription: string;
  readonly deletedCustomer: string;
  /** A subscription whose price was made by `price_data`. */
  readonly inlinePricedSubscription: string;
  readonly guestCharge: string;
  readonly wonDispute: string;
  readonly lostDispute: string;
  /** A credit note that was paid by a refund. */
  readonly creditNote: string;
}

export function createLandmarks(account: Account, catalog: Catalog): Landmarks {
  const customer = (name: string) =>
    account.createCustomer({ name, email: `${name.toLowerCase().replace(" ", ".")}@example.com`, card: CARD }).id;
  const starter = catalog.plans.usd.month[0]!;
  return {
    longInvoice: longInvoice(account, customer("Long Invoice")),
    wideSubscription: account.createSubscription({ customer: customer("Wide Subscription"), items: wideItems(catalog) })
      .id,
    canceledSubscription: account.cancelSubscription(
      account.createSubscription({ customer: customer("Early Leaver"), items: [{ price: starter }] }).id,
      { feedback: "too_complex" },
    ).id,
    deletedCustomer: deletedCustomer(account, customer("Deleted Customer"), starter),
    inlinePricedSubscription: account.createSubscription({
      customer: customer("Own Price"),
      items: [
        {
          priceData: {
            product: catalog.products.business,
            currency: "usd",
            unitAmount: 123_400,
            recurring: { interval: "year" },
          },
        },
      ],
    }).id,
    guestCharge: account.createCharge({
      amountMinor: 4200,
      currency: "usd",
      customer: "guest",
      description: "Workshop ticket",
      receiptEmail: "guest@example.com",
    }).id,
    wonDispute: disputed(account, "won"),
    lostDispute: disputed(account, "lost"),
    creditNote: credited(account, customer("Partly Refunded")),
  };
}

function longInvoice(account: Account, customer: string): string {
  const lines = Array.from({ length: 35 }, (_, index) => ({
    amountMinor: 100 + index,
    description: `Ticket ${index + 1}`,
  }));
  const invoice = account.createInvoice({ customer, currency: "usd", lines });
  return account.payInvoice(invoice.id).id;
}

/** Returns one item per room. Each has its own price, because a subscription accepts a price only once. */
function wideItems(catalog: Catalog) {
  return Array.from({ length: 25 }, (_, index) => ({
    priceData: {
      product: catalog.products.seats,
      currency: "usd",
      unitAmount: 300 + 10 * index,
      recurring: { interval: "month" as const },
    },
    quantity: 1 + (index % 4),
  }));
}

function disputed(account: Account, outcome: "won" | "lost"): string {
  const charge = account.createCharge({ amountMinor: 7700, currency: "usd", customer: "guest", description: "Book" });
  return account.closeDispute(account.createDispute(charge.id, { reason: "fraudulent" }).id, outcome).id;
}

function credited(account: Account, customer: string): string {
  const lines = [{ amountMinor: 5000, description: "Consulting" }];
  const invoice = account.payInvoice(account.createInvoice({ customer, currency: "usd", lines }).id).id;
  return account.createCreditNote({ invoice, amountMinor: 1500, settle: "refund", reason: "order_change" }).id;
}

function deletedCustomer(account: Account, customer: string, price: string): string {
  account.createSubscription({ customer, items: [{ price }] });
  account.deleteCustomer(customer);
  return customer;
}

const CARD: Card = { brand: "visa", last4: "4242", country: "US", expMonth: 12, expYear: 2034, declineCode: null };
