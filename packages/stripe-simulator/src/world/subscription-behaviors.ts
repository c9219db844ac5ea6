import { between, chance, pick } from "./chance.js";
import {
  availableCoupons,
  changeable,
  DAY_SECONDS,
  hasSubscription,
  inDays,
  itemOn,
  subscriptionsIn,
  type Life,
} from "./life.js";
import { backdating } from "./backdating.js";
import { subscribe } from "./subscribe.js";

/** Changes to the next dearer plan. */
export function upgrade(life: Life): void {
  movePlan(life, 1);
}

/** Changes to the next cheaper plan. */
export function downgrade(life: Life): void {
  movePlan(life, -1);
}

export function changeQuantity(life: Life): void {
  const subscription = changeable(life);
  const item =
    subscription && itemOn(subscription, [...life.catalog.seats[life.currency], ...life.catalog.addOns[life.currency]]);
  if (!item) return;
  const quantity = Math.max(1, (item.quantity ?? 1) + between(life.random, -3, 6));
  const prorationBehavior = pick(life.random, [
    "create_prorations",
    "create_prorations",
    "always_invoice",
    "none",
  ] as const);
  const items = [{ id: item.id, quantity }];
  life.account.updateSubscription(subscription.id, { items, prorationBehavior, ...backdating(life, subscription) });
}

/** Switches one plan between monthly and yearly, only if the plan is the only item. */
export function switchInterval(life: Life): void {
  const subscription = changeable(life);
  const { month, year } = life.catalog.plans[life.currency];
  const item = subscription && itemOn(subscription, [...month, ...year]);
  if (!item || subscription.items.data.length > 1) return;
  const index = month.indexOf(item.price.id);
  const price = index === -1 ? month[year.indexOf(item.price.id)]! : year[index]!;
  life.account.updateSubscription(subscription.id, { items: [{ id: item.id, price }] });
}

export function addItem(life: Life): void {
  const subscription = changeable(life);
  const addOns = life.catalog.addOns[life.currency];
  if (!subscription || addOns.length === 0 || itemOn(subscription, addOns)) return;
  const item = { price: pick(life.random, addOns), quantity: between(life.random, 1, 8) };
  life.account.updateSubscription(subscription.id, { items: [item], ...backdating(life, subscription) });
}

export function removeItem(life: Life): void {
  const subscription = changeable(life);
  const item = subscription && itemOn(subscription, life.catalog.addOns[life.currency]);
  if (item && subscription.items.data.length > 1) {
    life.account.updateSubscription(subscription.id, { items: [{ id: item.id, deleted: true }] });
  }
}

export function takeCoupon(life: Life): void {
  const subscription = changeable(life);
  if (!subscription) return;
  life.account.updateSubscription(subscription.id, { discounts: [pick(life.random, availableCoupons(life)).id] });
}

/** Gives the customer a discount: permanently, or for some months. */
export function takeCustomerDiscount(life: Life): void {
  const coupons = availableCoupons(life).filter(({ duration }) => duration !== "once");
  life.account.applyCustomerDiscount(life.customerId, pick(life.random, coupons).id);
}

export function pauseCollection(life: Life): void {
  const subscription = changeable(life);
  if (!subscription) return;
  const { account, random } = life;
  const behavior = pick(random, ["keep_as_draft", "mark_uncollectible", "void"] as const);
  const days = between(random, 20, 75);
  if (chance(random, 0.5)) {
    const resumesAt = account.clock.nowSeconds + days * DAY_SECONDS;
    account.updateSubscription(subscription.id, { pauseCollection: { behavior, resumesAt } });
    return;
  }
  account.updateSubscription(subscription.id, { pauseCollection: { behavior } });
  inDays(life, days, days, () => {
    const paused = subscriptionsIn(life, "active", "past_due").find(({ id }) => id === subscription.id);
    if (paused?.pause_collection) account.updateSubscription(subscription.id, { pauseCollection: null });
  });
}

export function pauseSubscription(life: Life): void {
  const subscription = changeable(life);
  if (!subscription) return;
  life.account.pauseSubscription(subscription.id);
  inDays(life, 10, 90, () => {
    const isPaused = subscriptionsIn(life, "paused").some(({ id }) => id === subscription.id);
    if (isPaused) life.account.resumeSubscription(subscription.id);
  });
}

export function cancelNow(life: Life): void {
  const [subscription] = subscriptionsIn(life, "active", "past_due", "paused", "unpaid");
  if (subscription) life.account.cancelSubscription(subscription.id, { feedback: pick(life.random, FEEDBACK) });
}

export function cancelAtPeriodEnd(life: Life): void {
  const subscription = changeable(life);
  if (!subscription) return;
  const { account, random, profile } = life;
  const feedback = pick(random, FEEDBACK);
  account.updateSubscription(subscription.id, { cancelInPortal: true, cancellationDetails: { feedback } });
  if (!chance(random, profile.cancellationRevoked)) return;
  inDays(life, 0.1, 6, () => {
    const pending = subscriptionsIn(life, "active").find(({ id }) => id === subscription.id);
    if (pending && pending.cancel_at !== null)
      account.updateSubscription(subscription.id, { cancelAtPeriodEnd: false });
  });
}

export function startSecond(life: Life): void {
  if (hasSubscription(life) && life.account.cardOf(life.customerId)?.declineCode === null)
    subscribe(life, { trialAllowed: false });
}

function movePlan(life: Life, step: 1 | -1): void {
  const subscription = changeable(life);
  if (!subscription) return;
  const plans = life.catalog.plans[life.currency];
  for (const ladder of [plans.month, plans.year]) {
    const item = itemOn(subscription, ladder);
    const price = item && ladder[ladder.indexOf(item.price.id) + step];
    if (!price) continue;
    const prorationBehavior = pick(life.random, ["create_prorations", "always_invoice", "none"] as const);
    const items = [{ id: item.id, price }];
    life.account.updateSubscription(subscription.id, { items, prorationBehavior, ...backdating(life, subscription) });
    return;
  }
}

const FEEDBACK = ["too_expensive", "unused", "missing_features", "switched_service", "other", "low_quality"] as const;
