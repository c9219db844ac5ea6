import { isMetered } from "../account/subscription-items.js";
import { BEHAVIORS } from "./behaviors.js";
import { between, chance } from "./chance.js";
import { hasSubscription, inDays, subscriptionsIn, type Life } from "./life.js";
import { payTransfers } from "./payment-behaviors.js";
import type { BehaviorName } from "./profile.js";
import { subscribe } from "./subscribe.js";

/**
 * Simulates month after month. A customer with a subscription acts as the profile states. A customer without one may
 * return.
 */
export function liveMonths(life: Life): void {
  inDays(life, 27, 33, () => {
    payTransfers(life);
    if (hasSubscription(life)) liveOneMonth(life);
    else if (life.subscriptionIds.length > 0 && chance(life.random, life.profile.returns)) {
      inDays(life, 0, 25, () => subscribe(life, { trialAllowed: false }));
    }
    liveMonths(life);
  });
}

function liveOneMonth(life: Life): void {
  const { account, random, profile } = life;
  for (const name of Object.keys(BEHAVIORS) as BehaviorName[]) {
    if (chance(random, profile.monthly[name])) inDays(life, 0, 26, () => BEHAVIORS[name](life));
  }
  for (const { items } of subscriptionsIn(life, "active", "past_due")) {
    for (const item of items.data)
      if (isMetered(item.price)) account.recordUsage(item.id, between(random, 100, 40_000));
  }
}
