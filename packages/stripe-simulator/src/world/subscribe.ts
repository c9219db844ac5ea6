import type { CreateSubscription, NewItem } from "../account/params/subscription.js";
import { isMetered } from "../account/subscription-items.js";
import { between, chance, pick, pickWeighted } from "./chance.js";
import { availableCoupons, COUNTRIES, DAY_SECONDS, inDays, makeCard, subscriptionsIn, type Life } from "./life.js";

/**
 * Starts a subscription, with or without a trial. The customer pays by card, by transfer, or in a checkout that may be
 * abandoned.
 */
export function subscribe(life: Life, { trialAllowed }: { readonly trialAllowed: boolean }): void {
  const { random, profile } = life;
  if (trialAllowed && chance(random, profile.trial.starts)) startTrial(life);
  else startPaid(life);
}

function startTrial(life: Life): void {
  const { account, random, customerId, profile } = life;
  const { trial } = profile;
  const days = pick(random, trial.days);
  const withCard = chance(random, trial.withCard);
  account.setCard(customerId, withCard ? makeCard(random, COUNTRIES[life.currency], null) : null);
  const id = create(life, { trialDays: days, trialWithoutCard: pickWeighted(random, trial.withoutCard) });
  if (!withCard && chance(random, trial.cardAdded)) {
    inDays(life, 0.5, days - 0.5, () => account.setCard(customerId, makeCard(random, COUNTRIES[life.currency], null)));
  }
  const isTrialing = () => subscriptionsIn(life, "trialing").some((subscription) => subscription.id === id);
  if (chance(random, trial.canceledDuring)) {
    inDays(life, 0.5, days - 0.5, () => {
      if (isTrialing())
        account.updateSubscription(id, { cancelAtPeriodEnd: true, cancellationDetails: { feedback: "unused" } });
    });
  } else if (withCard && chance(random, trial.endedEarly)) {
    inDays(life, 1, days - 0.5, () => {
      if (isTrialing()) account.endTrial(id);
    });
  }
}

function startPaid(life: Life): void {
  const { account, random, customerId, profile } = life;
  const start = profile.subscription;
  const declines = chance(random, start.firstCardDeclines);
  const declineCode = declines ? pick(random, profile.payment.declineCodes) : null;
  account.setCard(customerId, makeCard(random, COUNTRIES[life.currency], declineCode));
  if (declines)
    inDays(life, 0.01, 3, () => account.setCard(customerId, makeCard(random, COUNTRIES[life.currency], null)));
  if (chance(random, start.paidByTransfer)) {
    create(life, { collectionMethod: "send_invoice", daysUntilDue: 14 });
    return;
  }
  const inCheckout = chance(random, start.checkout);
  const backdateTo = account.clock.nowSeconds - between(random, 5, 60) * DAY_SECONDS;
  const id = create(life, {
    ...(inCheckout && { paymentBehavior: "default_incomplete" }),
    ...(chance(random, start.backdated) && { backdateTo }),
  });
  if (!inCheckout || chance(random, start.checkoutAbandoned)) return;
  inDays(life, 0.001, 0.2, () => {
    const waiting = subscriptionsIn(life, "incomplete").find((subscription) => subscription.id === id);
    if (typeof waiting?.latest_invoice === "string") account.payInvoice(waiting.latest_invoice);
  });
}

function create(life: Life, terms: Partial<CreateSubscription>): string {
  const { account, random, profile, catalog } = life;
  const { payment } = profile;
  const coupons = availableCoupons(life).map(({ id }) => id);
  const choices = life.currency === "usd" ? [...coupons, catalog.amountCoupon] : coupons;
  const subscription = account.createSubscription({
    customer: life.customerId,
    items: chooseItems(life),
    ...billingMode(life),
    ...(chance(random, profile.subscription.withCoupon) && { discounts: [pick(random, choices)] }),
    dunning: {
      subscription: pickWeighted(random, payment.finalFailure),
      invoice: chance(random, payment.givesUpInvoice) ? "uncollectible" : "open",
    },
    ...terms,
  });
  life.subscriptionIds.push(subscription.id);
  for (const item of subscription.items.data) {
    if (isMetered(item.price)) account.recordUsage(item.id, between(random, 100, 40_000));
  }
  return subscription.id;
}

function billingMode({ random, profile: { prorations } }: Life): Pick<CreateSubscription, "billingMode"> {
  if (!prorations || !chance(random, prorations.flexible)) return {};
  const prorationDiscounts = chance(random, prorations.itemized) ? "itemized" : "included";
  return { billingMode: { type: "flexible", prorationDiscounts } };
}

function chooseItems(life: Life): NewItem[] {
  const { random, profile, catalog, currency } = life;
  const start = profile.subscription;
  const plan = choosePlan(life);
  const addOns = catalog.addOns[currency];
  const withAddOn = addOns.length > 0 && chance(random, start.withAddOn);
  const withUsage = currency === "usd" && chance(random, start.withUsage);
  return [
    plan,
    ...(withAddOn ? [{ price: pick(random, addOns), quantity: between(random, 1, 12) }] : []),
    ...(withUsage ? [{ price: catalog.usage }] : []),
  ];
}

function choosePlan(life: Life): NewItem {
  const { random, profile, catalog, currency } = life;
  const start = profile.subscription;
  if (chance(random, start.inlinePrice)) {
    const unitAmount = between(random, 20, 90) * 100;
    return { priceData: { product: catalog.products.pro, currency, unitAmount, recurring: { interval: "month" } } };
  }
  if (chance(random, start.seats)) return { price: catalog.seats[currency][0]!, quantity: between(random, 2, 30) };
  if (currency === "usd") {
    if (chance(random, start.free)) return { price: catalog.free };
    if (chance(random, start.quarterly)) return { price: catalog.quarterly };
    if (chance(random, start.weekly)) return { price: catalog.weekly };
  }
  return { price: pick(random, catalog.plans[currency][chance(random, start.yearly) ? "year" : "month"]) };
}
