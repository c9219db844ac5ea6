import { countingOf, type Counting } from "../mrr/counting.js";
import type { InvoiceFacts } from "../dossier/invoice-facts.js";
import type { ValuationContext } from "../mrr/valuation-context.js";
import type { SubscriptionFacts } from "../dossier/subscription-facts.js";
import { periodStart } from "../mrr/unpaid-invoices.js";

/**
 * When a subscription counted, according to the object alone.
 * The object shows only the present state, so earlier states are inferred.
 *
 *     trial_start     trial_end or start_date            ended_at, paused, unpaid ...
 *     |----trialing---|=============counted==============|----doesn't count----
 */
export interface CountedSpan {
  readonly fromSeconds: number;
  /** undefined: it still counts. */
  readonly stopSeconds: number | undefined;
  /** The object itself contains the time of the stop. */
  readonly isStopExact: boolean;
}

/**
 * Returns when the subscription counted; undefined: never.
 * @param beforeSeconds inferred times lie before this time
 * @param untilSeconds the subscription has this state just before this time
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
  // The trial should still run, but the status is not trialing: it was ended early, at an unknown time.
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
  // Payloads of old API versions do not show when a pause began. With a payment, the subscription was active before.
  const neverCounted =
    counting === "ended" ||
    counting === "cancellation_requested" ||
    (counting === "paused" && !invoices.some(isPayment));
  if (isWithinTrial && neverCounted) return undefined;
  return { fromSeconds, stopSeconds: Math.max(fromSeconds, stop.seconds), isStopExact: stop.isExact };
}

/**
 * Returns since when a paused subscription is paused, according to the object alone.
 * @param invoices the subscription's invoices
 * @param beforeSeconds inferred times lie before this time
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

/** Returns whether the subscription began with a trial. A later trial interrupts one that already counted. */
function beginsWithTrial(subscription: SubscriptionFacts): boolean {
  const { trialStartSeconds, trialEndSeconds, startSeconds, createdSeconds } = subscription;
  const trialStart = trialStartSeconds ?? startSeconds;
  if (trialEndSeconds === null || trialEndSeconds <= trialStart) return false;
  return trialStart <= Math.max(createdSeconds, startSeconds) + toleranceSeconds;
}

/** The most that Stripe's times of the creation and of its trial's start may differ. */
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
  // A trial without a payment method ends in status paused, and no payment was ever made.
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
 * Returns whether the subscription was cancelled while incomplete.
 * Its first payment never succeeded, so it was never active
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

/** Returns whether an invoice was paid with an amount. A trial's invoice is 0 and paid immediately. */
function isPayment(invoice: InvoiceFacts): boolean {
  return isPaid(invoice) && invoice.amountDueMinor > 0;
}

function isPaid({ status }: InvoiceFacts): boolean {
  return status === "paid";
}
