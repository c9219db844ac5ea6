import { DAY_SECONDS } from "./billing/calendar.js";
import type { Books } from "./books.js";
import type { Subscription } from "./types.js";

/** `customer.subscription.trial_will_end`: three days before a trial's end, or immediately for a shorter trial. */
export function scheduleTrialReminder(books: Books, { id, trial_end }: Subscription): void {
  if (trial_end === null) return;
  books.schedule(Math.max(books.ledger.nowSeconds, trial_end - 3 * DAY_SECONDS), () => {
    const subscription = books.ledger.find("subscriptions", id);
    if (subscription.status === "trialing" && subscription.trial_end === trial_end) {
      books.ledger.emit("customer.subscription.trial_will_end", subscription);
    }
  });
}
