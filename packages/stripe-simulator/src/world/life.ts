import type { Account } from "../account/account.js";
import type { Card } from "../account/params/customer.js";
import type { Random } from "../account/random.js";
import type { Coupon, Invoice, Subscription, SubscriptionItem } from "../account/types.js";
import type { Catalog } from "./catalog.js";
import { between, pick } from "./chance.js";
import type { Currency, Profile } from "./profile.js";

/**
 * One customer's life. It has its own random sequence, so it depends neither on other customers nor on the step size.
 */
export interface Life {
  readonly account: Account;
  readonly catalog: Catalog;
  readonly profile: Profile;
  readonly random: Random;
  readonly customerId: string;
  readonly currency: Currency;
  /** All subscriptions that the customer ever had, oldest first. */
  readonly subscriptionIds: string[];
}

export const DAY_SECONDS = 86_400;

/** Returns true if the customer is not deleted. */
function isPresent({ account, customerId }: Life): boolean {
  return account.store.collections.customers.get(customerId) !== undefined;
}

/** Returns the customer's subscriptions in one of the statuses, oldest first. */
export function subscriptionsIn(life: Life, ...statuses: readonly string[]): Subscription[] {
  return life.subscriptionIds
    .map((id) => life.account.store.collections.subscriptions.get(id)!)
    .filter(({ status }) => statuses.includes(status));
}

/** Returns true if a subscription of the customer has not ended. */
export function hasSubscription(life: Life): boolean {
  return subscriptionsIn(life, "active", "trialing", "past_due", "unpaid", "paused", "incomplete").length > 0;
}

/** Returns a subscription that its customer can change: active, and not about to end. */
export function changeable(life: Life): Subscription | undefined {
  return subscriptionsIn(life, "active").find(
    ({ cancel_at, pause_collection }) => cancel_at === null && pause_collection === null,
  );
}

/** Returns the item with one of the prices. */
export function itemOn(subscription: Subscription, prices: readonly string[]): SubscriptionItem | undefined {
  return subscription.items.data.find(({ price }) => prices.includes(price.id));
}

/** Returns the newest invoice of a subscription, if a card paid it. */
export function latestChargedInvoice({ account }: Life, subscription: Subscription): Invoice | undefined {
  const id = subscription.latest_invoice;
  const invoice = typeof id === "string" ? account.store.collections.invoices.get(id) : undefined;
  return invoice?.status === "paid" && account.chargesOf(invoice.id).length > 0 ? invoice : undefined;
}

/** Returns the percentage coupons that can still be redeemed. */
export function availableCoupons({ account, catalog }: Life): Coupon[] {
  return catalog.coupons
    .map((id) => account.store.collections.coupons.get(id))
    .filter((coupon) => coupon !== undefined);
}

/** Runs `action` some days from now, unless the customer is deleted then. */
export function inDays(life: Life, fromDays: number, toDays: number, action: () => void): void {
  const seconds = between(life.random, Math.round(fromDays * DAY_SECONDS), Math.round(toDays * DAY_SECONDS));
  life.account.schedule(life.account.clock.nowSeconds + seconds, () => {
    if (isPresent(life)) action();
  });
}

export function makeCard(random: Random, country: string, declineCode: string | null): Card {
  return {
    brand: pick(random, ["visa", "mastercard", "amex"]),
    last4: String(between(random, 0, 9999)).padStart(4, "0"),
    country,
    expMonth: between(random, 1, 12),
    expYear: between(random, 2029, 2034),
    declineCode,
  };
}

export const COUNTRIES: Readonly<Record<Currency, string>> = { usd: "US", eur: "DE", jpy: "JP" };
