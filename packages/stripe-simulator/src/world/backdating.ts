import type { UpdateSubscription } from "../account/params/subscription.js";
import type { Subscription } from "../account/types.js";
import { between, chance } from "./chance.js";
import { DAY_SECONDS, type Life } from "./life.js";

/** Returns an earlier proration date in the subscription's period, as often as the profile states. */
export function backdating(
  { account, random, profile }: Life,
  { items }: Subscription,
): Pick<UpdateSubscription, "prorationDate"> {
  const { prorations } = profile;
  if (!prorations || !chance(random, prorations.backdated)) return {};
  const start = Math.max(...items.data.map((item) => item.current_period_start));
  const earliest = account.clock.nowSeconds - prorations.backdatedDays * DAY_SECONDS;
  return { prorationDate: between(random, Math.max(start, earliest), account.clock.nowSeconds) };
}
