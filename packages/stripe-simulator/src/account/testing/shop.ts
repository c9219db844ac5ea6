import { VirtualClock } from "../../clock.js";
import { createAccount, type Account, type AccountOptions } from "../account.js";
import type { Pricing } from "../params/catalog.js";
import type { CreateSubscription, UpdateSubscription } from "../params/subscription.js";
import type { Invoice, InvoiceItem, InvoiceLine, Subscription } from "../types.js";
import { GOOD_CARD } from "./good-card.js";

/** An account with one product and one paying customer. */
export interface Shop {
  readonly account: Account;
  readonly customer: string;
  /** Returns the id of a new recurring price in usd. Default: per month. */
  readonly price: (pricing: number | Omit<Pricing, "currency">, interval?: "month" | "year") => string;
  readonly subscribe: (params: Omit<CreateSubscription, "customer">) => string;
  /** Changes the first item at `atSeconds`. */
  readonly change: (
    id: string,
    atSeconds: number,
    item: { readonly price?: string; readonly quantity?: number },
    more?: UpdateSubscription,
  ) => void;
  readonly subscription: (id: string) => Subscription;
  readonly latestInvoice: (id: string) => Invoice;
  /** Oldest first. */
  readonly invoiceItems: () => readonly InvoiceItem[];
}

export function openShop(startSeconds: number, options: Omit<AccountOptions, "clock"> = {}): Shop {
  const account = createAccount({ clock: new VirtualClock(startSeconds), ...options });
  const product = account.createProduct({ name: "Pro" }).id;
  const customer = account.createCustomer({ card: GOOD_CARD }).id;
  const { collections } = account.store;
  const subscription: Shop["subscription"] = (id) => collections.subscriptions.get(id)!;
  return {
    account,
    customer,
    price: (pricing, interval = "month") => {
      const amount = typeof pricing === "number" ? { unitAmount: pricing } : pricing;
      return account.createPrice({ recurring: { interval }, ...amount, currency: "usd", product }).id;
    },
    subscribe: (params) => account.createSubscription({ customer, ...params }).id,
    change: (id, atSeconds, item, more = {}) => {
      account.advanceTo(atSeconds);
      account.updateSubscription(id, { items: [{ id: subscription(id).items.data[0]!.id, ...item }], ...more });
    },
    subscription,
    latestInvoice: (id) => collections.invoices.get(subscription(id).latest_invoice as string)!,
    invoiceItems: () => collections.invoiceitems.all(),
  };
}

/** Returns the fields of lines that tests compare. */
export function summaryOf(lines: readonly InvoiceLine[]): readonly (readonly [number, number | null, boolean])[] {
  return lines.map(({ amount, quantity, parent }) => [
    amount,
    quantity,
    (parent?.subscription_item_details ?? parent?.invoice_item_details)?.proration ?? false,
  ]);
}

/** Returns noon (UTC) of a day of 2026, in Unix seconds. */
export function noon(month: number, day: number): number {
  return Date.UTC(2026, month - 1, day, 12) / 1000;
}
