import type { Books } from "./books.js";
import { endSubscription } from "./subscription-end.js";
import { pauseNow } from "./subscription-pause.js";
import { idOf, type Subscription } from "./types.js";

/**
 * A trial that ends without a card pauses or cancels, where `trial_settings` say so
 * (https://docs.stripe.com/billing/subscriptions/trials/free-trials#trials-without-payment-method).
 *
 * @returns whether it did; otherwise an invoice is made.
 */
export function endTrialWithoutCard(books: Books, subscription: Subscription): boolean {
  if (books.cards.has(idOf(subscription.customer))) return false;
  const behavior = subscription.trial_settings?.end_behavior.missing_payment_method;
  if (behavior === "pause") pauseNow(books, subscription.id, "trial_end_without_payment_method");
  if (behavior === "cancel") endSubscription(books, subscription.id, {});
  return behavior === "pause" || behavior === "cancel";
}
