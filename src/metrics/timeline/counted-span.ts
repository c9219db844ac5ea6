import { countingOf, type Counting } from "../mrr/counting.js";
import type { InvoiceFacts } from "../dossier/invoice-facts.js";
import type { ValuationContext } from "../mrr/valuation-context.js";
import type { SubscriptionFacts } from "../dossier/subscription-facts.js";
import { periodStart } from "../mrr/unpaid-invoices.js";

/**
 * When a subscription counted, as far as the object alone tells (it shows the present state, so everything earlier is inferred).
 *
 *     trial_start     trial_end or start_date            ended_at, paused, unpaid ...
 *     |----trialing---|=============counted==============|----doesn't count----
 */
export interface CountedSpan {
  readonly fromSeconds: number;
  /** undefined: it still counts. */
  readonly stopSeconds: number | undefined;
  /** The stop is stated by the object. */
  readonly isStopExact: boolean;
}

/**
 * undefined: it never counted.
 * @param beforeSeconds what isn't stated but inferred lies before this time
 * @param untilSeconds the subscription is like this just before this time
 */
export function countedSpan(
  subscription: SubscriptionFacts,
  invoices: readonly InvoiceFacts[],
  beforeSeconds: number,
  untilSeconds: number,
  valuing: ValuationContext,
): CountedSpan | undefined {
  const { trialEndSeconds, startSeconds, endedSeconds } = subscription;
  const hasTrial = beginsWithTrial(subscription);
  // A trial that should still run, of a subscription that isn't in trial, was ended early: when isn't known.
  const isTrialOver = hasTrial && trialEndSeconds !== null && trialEndSeconds < untilSeconds;
  const fromSeconds = isTrialOver ? trialEndSeconds : startSeconds;
  const counting = countingOf(subscription, -Infinity, undefined, valuing.options);
  if (counting === "counted") return { fromSeconds, stopSeconds: undefined, isStopExact: true };
  if (counting === "incomplete" || (counting === "trialing" && hasTrial)) return undefined;
  const endedInTrial = hasTrial && trialEndSeconds !== null && (endedSeconds ?? Infinity) <= trialEndSeconds;
  if (counting === "ended" && endedInTrial) return undefined;
  if (counting === "ended" && wasNeverActivated(subscription, invoices, hasTrial)) return undefined;
  const owedSince = valuing.debts.owedSince(subscription, untilSeconds - 1);
  const stop = stopOf(subscription, invoices, owedSince, beforeSeconds, counting, hasTrial);
  const isWithinTrial = hasTrial && stop.seconds <= fromSeconds;
  // An old payload doesn't say when a pause began: who has paid was active before it.
  const neverCounted =
    counting === "ended" ||
    counting === "cancellation_requested" ||
    (counting === "paused" && !invoices.some(isPayment));
  if (isWithinTrial && neverCounted) return undefined;
  return { fromSeconds, stopSeconds: Math.max(fromSeconds, stop.seconds), isStopExact: stop.isExact };
}

/**
 * Since when a paused subscription is paused, as far as the object alone tells.
 * @param invoices of the subscription
 * @param beforeSeconds what isn't stated but inferred lies before this time
 */
export function pausedSince(
  subscription: SubscriptionFacts,
  invoices: readonly InvoiceFacts[],
  beforeSeconds: number,
  valuing: ValuationContext,
): { readonly seconds: number; readonly isExact: boolean } {
  const hasTrial = beginsWithTrial(subscription);
  const owedSince = valuing.debts.owedSince(subscription, beforeSeconds - 1);
  const stop = stopOf(subscription, invoices, owedSince, beforeSeconds, "paused", hasTrial);
  if (stop.isExact) return stop;
  const { trialEndSeconds, startSeconds } = subscription;
  const isTrialOver = hasTrial && trialEndSeconds !== null && trialEndSeconds < beforeSeconds;
  return { seconds: Math.max(stop.seconds, isTrialOver ? trialEndSeconds : startSeconds), isExact: false };
}

/** A later trial interrupts a subscription that counted already. */
function beginsWithTrial(subscription: SubscriptionFacts): boolean {
  const { trialStartSeconds, trialEndSeconds, startSeconds, createdSeconds } = subscription;
  const trialStart = trialStartSeconds ?? startSeconds;
  if (trialEndSeconds === null || trialEndSeconds <= trialStart) return false;
  return trialStart <= Math.max(createdSeconds, startSeconds) + toleranceSeconds;
}

/** How far apart Stripe may note the creation and the trial that begins with it. */
const toleranceSeconds = 60;

function stopOf(
  subscription: SubscriptionFacts,
  invoices: readonly InvoiceFacts[],
  owedSinceSeconds: number | undefined,
  beforeSeconds: number,
  counting: Exclude<Counting, "counted" | "incomplete">,
  hasTrial: boolean,
): { seconds: number; isExact: boolean } {
  const stated = {
    ended: subscription.endedSeconds,
    paused: subscription.pausedSeconds,
    unpaid: null,
    unknown: null,
    trialing: subscription.trialStartSeconds,
    cancellation_requested: subscription.cancelRequestedSeconds,
  }[counting];
  if (stated !== null) return { seconds: stated, isExact: true };
  // A trial without a payment method ends in the status paused: nothing was ever paid.
  const pausedByTrial =
    counting === "paused" && subscription.status === "paused" && hasTrial && !invoices.some(isPayment);
  const candidates = [
    pausedByTrial ? subscription.trialEndSeconds : null,
    counting === "ended" ? subscription.cancelRequestedSeconds : null,
    owedSinceSeconds,
    periodStart(subscription),
  ];
  const inferred = candidates.find((seconds) => typeof seconds === "number" && seconds < beforeSeconds);
  return { seconds: inferred ?? subscription.startSeconds, isExact: false };
}

/**
 * Cancelled while still incomplete: its first payment never succeeded, so that it never was active
 * (https://docs.stripe.com/billing/subscriptions/overview#subscription-statuses).
 */
function wasNeverActivated(
  { collectionMethod }: SubscriptionFacts,
  invoices: readonly InvoiceFacts[],
  hasTrial: boolean,
): boolean {
  if (hasTrial || collectionMethod !== "charge_automatically") return false;
  const first = invoices.find(({ billingReason }) => billingReason === "subscription_create");
  return first !== undefined && first.amountDueMinor > 0 && !invoices.some(isPaid);
}

/** A trial has an invoice of nothing, which is paid at once. */
function isPayment(invoice: InvoiceFacts): boolean {
  return isPaid(invoice) && invoice.amountDueMinor > 0;
}

function isPaid({ status }: InvoiceFacts): boolean {
  return status === "paid";
}
