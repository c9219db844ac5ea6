import type { Books } from "./books.js";
import { endSubscription } from "./subscription-end.js";
import { pauseNow } from "./subscription-pause.js";
import { idOf, type Subscription } from "./types.js";

/**
 * Pauses or cancels a subscription whose trial ends without a card, if `trial_settings` require it
 * (https://docs.stripe.com/billing/subscriptions/trials/free-trials#trials-without-payment-method).
 *
 * @returns true if it did. Otherwise the caller creates an invoice.
 */
export function endTrialWithoutCard(books: Books, subscription: Subscription): boolean {
  const customer = idOf(subscription.customer);
  if (books.cards.has(customer) || books.bankAccounts.has(customer)) return false;
  const behavior = subscription.trial_settings?.end_behavior.missing_payment_method;
  if (behavior === "pause") pauseNow(books, subscription.id, "trial_end_without_payment_method");
  if (behavior === "cancel") endSubscription(books, subscription.id, {});
  return behavior === "pause" || behavior === "cancel";
}
