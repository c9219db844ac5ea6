import { ActionError } from "./action-error.js";
import type { Debit } from "./billing/debit.js";
import type { LineContext, ProrationLineShape } from "./billing/lines.js";
import type { Ledger } from "./ledger.js";
import type { Origin } from "./objects/origin.js";
import type { BankAccount, Card } from "./params/customer.js";
import type { DunningPolicy } from "./params/subscription.js";
import { idOf, type Coupon, type Discount, type InvoiceLine, type Price } from "./types.js";

/** The account's ledger, its queue of scheduled work, and data that Stripe does not show on an object. */
export interface Books {
  readonly ledger: Ledger;
  /** Runs `action` at `atSeconds`. */
  readonly schedule: (atSeconds: number, action: () => void) => void;
  /** The id of the test clock to which these customers belong. null: they belong to the account's own time. */
  readonly testClock: string | null;
  readonly dunning: DunningPolicy;
  /** Days from `invoice.upcoming` to the renewal. null: no such event. */
  readonly upcomingInvoiceDays: number | null;
  /** The parent of proration lines. */
  readonly prorationLineShape: ProrationLineShape;
  /** By customer. */
  readonly cards: Map<string, Card>;
  /** By customer. It pays in place of the card. */
  readonly bankAccounts: Map<string, BankAccount>;
  /** The card that was refused for good, by invoice. Scheduled retries wait for another one. */
  readonly hardDeclines: Map<string, Card>;
  /** The pending charge of a bank debit, by invoice. */
  readonly pendingDebits: Map<string, string>;
  /** By coupon. Deleted ones are included, because their discounts continue. */
  readonly coupons: Map<string, Coupon>;
  /** Discounts of "once" coupons that an invoice has used. */
  readonly consumedDiscounts: Set<string>;
  /** Subscriptions that have not ended, by customer. */
  readonly liveSubscriptions: Map<string, Set<string>>;
  /** Draft and open invoices, by subscription. */
  readonly unsettledInvoices: Map<string, Set<string>>;
  /** Invoices whose last payment failed, by customer. They set `delinquent`. */
  readonly failingInvoices: Map<string, Set<string>>;
  /** Subscriptions whose renewal may be on one invoice with others of their customer. */
  readonly consolidated: Set<string>;
  /** Debited time, by subscription item, oldest first. */
  readonly debits: Map<string, readonly Debit[]>;
  /** Lines of pending invoice items, by subscription, or by customer if they were made by hand. */
  readonly pendingLines: Map<string, readonly InvoiceLine[]>;
  /** Usage in the current period, by metered subscription item. */
  readonly usage: Map<string, number>;
  /** The open default invoice payment, by invoice. */
  readonly openPayments: Map<string, string>;
  /** Succeeded charges, by invoice. */
  readonly chargesOfInvoice: Map<string, readonly string[]>;
  /** By subscription, if its policy differs from the account's. */
  readonly dunningOverrides: Map<string, DunningPolicy>;
  /** Number of invoices finalised so far, by customer. */
  readonly invoiceNumbers: Map<string, number>;
}

type Base = Pick<Books, "ledger" | "schedule" | "testClock" | "dunning" | "upcomingInvoiceDays" | "prorationLineShape">;

/** Returns empty books. */
export function createBooks(base: Base): Books {
  return {
    ...base,
    cards: new Map(),
    bankAccounts: new Map(),
    hardDeclines: new Map(),
    pendingDebits: new Map(),
    coupons: new Map(),
    consumedDiscounts: new Set(),
    liveSubscriptions: new Map(),
    unsettledInvoices: new Map(),
    failingInvoices: new Map(),
    consolidated: new Set(),
    debits: new Map(),
    pendingLines: new Map(),
    usage: new Map(),
    openPayments: new Map(),
    chargesOfInvoice: new Map(),
    dunningOverrides: new Map(),
    invoiceNumbers: new Map(),
  };
}

/** Returns what all objects that are created now have in common. */
export function originOf({ ledger, testClock }: Books): Origin {
  return { ids: ledger.ids, nowSeconds: ledger.nowSeconds, livemode: ledger.store.livemode, testClock };
}

export function lineContextOf(books: Books): LineContext {
  return {
    origin: originOf(books),
    productName: (price: Price) => books.ledger.find("products", idOf(price.product)).name,
    prorationLineShape: books.prorationLineShape,
  };
}

/**
 * Returns a discount's coupon.
 * @throws ActionError if no such coupon was ever created.
 */
export function couponOf(books: Books, discount: Discount): Coupon {
  const id = discount.source.coupon && idOf(discount.source.coupon);
  const coupon = id ? books.coupons.get(id) : undefined;
  if (!coupon) throw new ActionError(`There is no coupon ${id} in account ${books.ledger.store.accountId}.`);
  return coupon;
}

/** Adds to the set of a key. */
export function addTo(sets: Map<string, Set<string>>, key: string, value: string): void {
  const set = sets.get(key);
  if (set) set.add(value);
  else sets.set(key, new Set([value]));
}

/** Removes from the set of a key. */
export function removeFrom(sets: Map<string, Set<string>>, key: string, value: string): void {
  const set = sets.get(key);
  set?.delete(value);
  if (set?.size === 0) sets.delete(key);
}
