import { ActionError } from "./action-error.js";
import { nextBoundary } from "./billing/calendar.js";
import { priceAmount } from "./billing/price-amount.js";
import type { UpdateSubscription } from "./params/subscription.js";
import { isFlexible, type ItemChangePair } from "./proration.js";
import { isMetered } from "./subscription-items.js";
import type { Price, Subscription } from "./types.js";

/** What an update makes of a subscription's billing cycle. */
export interface NewCycle {
  /** The items before and after, with their periods after the update. */
  readonly pairs: readonly ItemChangePair[];
  /** Unix seconds. */
  readonly anchor: number;
  /** True: a new cycle begins now, and it is invoiced immediately. */
  readonly isRestart: boolean;
  /** The trial that begins now. */
  readonly trial?: Pick<Subscription, "status" | "trial_start" | "trial_end">;
}

/**
 * Returns the cycle after an update. A new interval, or a paid price in place of a free one, restarts it in classic
 * billing (https://docs.stripe.com/billing/subscriptions/billing-mode/compare). In flexible billing the anchor stays
 * and the item's new period begins now (inferred), unless `billingCycleAnchor` asks for a restart.
 *
 * @throws ActionError for a trial of a subscription that is not active.
 */
export function newCycle(
  before: Subscription,
  pairs: readonly ItemChangePair[],
  { trialEnd, billingCycleAnchor }: UpdateSubscription,
  now: number,
): NewCycle {
  const isTrialing = before.status === "trialing";
  if (trialEnd !== undefined) {
    if (before.status !== "active") throw new ActionError(`${before.id} is ${before.status}: it can't begin a trial.`);
    const trial = { status: "trialing", trial_start: trialStart(before, now), trial_end: trialEnd } as const;
    return { pairs: withPeriods(pairs, now, () => trialEnd), anchor: trialEnd, isRestart: true, trial };
  }
  if (billingCycleAnchor === "now" && isTrialing) throw new ActionError(`${before.id} is trialing: end its trial.`);
  const restarts =
    billingCycleAnchor === "now" || (!isFlexible(before) && (pairs.some(changesInterval) || becomesPaid(pairs)));
  if (restarts && !isTrialing) {
    const end = (recurring: Recurring): number => nextBoundary(now, recurring, now);
    return { pairs: withPeriods(pairs, now, end), anchor: now, isRestart: true };
  }
  const anchor = before.billing_cycle_anchor;
  if (!isFlexible(before) || isTrialing) return { pairs, anchor, isRestart: false };
  const moved = pairs.map((pair) =>
    changesInterval(pair) ? withPeriod(pair, now, (recurring) => nextBoundary(anchor, recurring, now)) : pair,
  );
  return { pairs: moved, anchor, isRestart: false };
}

/**
 * Returns the start of the latest trial. Classic billing keeps that of the first
 * (https://docs.stripe.com/billing/subscriptions/billing-mode/compare).
 */
function trialStart(before: Subscription, now: number): number {
  return isFlexible(before) ? now : (before.trial_start ?? now);
}

type Recurring = NonNullable<Subscription["items"]["data"][number]["price"]["recurring"]>;

function withPeriods(
  pairs: readonly ItemChangePair[],
  start: number,
  endOf: (recurring: Recurring) => number,
): ItemChangePair[] {
  return pairs.map((pair) => withPeriod(pair, start, endOf));
}

function withPeriod(
  { before, after }: ItemChangePair,
  start: number,
  endOf: (recurring: Recurring) => number,
): ItemChangePair {
  if (!after) return { before, after };
  const current_period_end = endOf(after.price.recurring!);
  return { before, after: { ...after, current_period_start: start, current_period_end } };
}

/** Returns true if all items were free, and one of them now has a price that costs something. */
function becomesPaid(pairs: readonly ItemChangePair[]): boolean {
  const wereFree = pairs.every(({ before }) => before === undefined || isFree(before.price));
  return (
    wereFree && pairs.some(({ before, after }) => before && after && !isMetered(after.price) && !isFree(after.price))
  );
}

function isFree(price: Price): boolean {
  return !isMetered(price) && priceAmount(price, 1) === 0;
}

function changesInterval({ before, after }: ItemChangePair): boolean {
  const old = before?.price.recurring;
  const current = after?.price.recurring;
  if (!old || !current) return false;
  return old.interval !== current.interval || old.interval_count !== current.interval_count;
}
