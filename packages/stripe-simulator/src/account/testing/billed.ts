import { VirtualClock } from "../../clock.js";
import { createAccount, type Account } from "../account.js";
import { DAY_SECONDS, HOUR_SECONDS } from "../billing/calendar.js";
import type { Charge, Invoice } from "../types.js";
import { GOOD_CARD } from "./good-card.js";

export const START = Date.UTC(2026, 7, 1, 12) / 1000;

/** Returns the second some days after the start. */
export const inDays = (days: number): number => START + days * DAY_SECONDS;
/** The first renewal's payment: a month after the start, and an hour later. */
export const RENEWAL = inDays(31) + HOUR_SECONDS;

export interface Billed {
  readonly account: Account;
  readonly customer: string;
  readonly product: string;
  readonly subscription: string;
  /** Returns the subscription's newest invoice. */
  readonly invoice: () => Invoice;
  /** Returns the charges since the renewal, oldest first. */
  readonly charges: () => readonly Charge[];
  /** Returns the types of the events since a second. */
  readonly eventTypes: (sinceSeconds: number) => readonly string[];
  readonly decline: (declineCode: string) => void;
}

/** Returns an account with one customer, who pays 2900 usd a month by card since the start. */
export function billed(): Billed {
  const account = createAccount({ clock: new VirtualClock(START) });
  const product = account.createProduct({ name: "Pro" }).id;
  const recurring = { interval: "month" } as const;
  const price = account.createPrice({ product, currency: "usd", unitAmount: 2900, recurring }).id;
  const customer = account.createCustomer({ email: "ada@example.com", card: GOOD_CARD }).id;
  const subscription = account.createSubscription({ customer, items: [{ price }] }).id;
  const { collections, events } = account.store;
  return {
    account,
    customer,
    product,
    subscription,
    invoice: () => collections.invoices.get(collections.subscriptions.get(subscription)!.latest_invoice as string)!,
    charges: () => collections.charges.all().filter(({ created }) => created >= RENEWAL),
    eventTypes: (since) => events.filter(({ created }) => created >= since).map(({ type }) => type),
    decline: (declineCode) => account.setCard(customer, { ...GOOD_CARD, declineCode }),
  };
}
