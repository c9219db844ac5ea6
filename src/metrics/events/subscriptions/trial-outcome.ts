import { paidOn } from "../../customer/ltv.js";
import type { InvoiceFacts } from "../../dossier/invoice-facts.js";
import type { SubscriptionFacts } from "../../dossier/subscription-facts.js";
import type { Point } from "../../timeline/point.js";
import type { Term } from "../../timeline/mrr-state.js";
import type { SubscriptionState } from "../../timeline/states.js";
import type { Recording, Recordings } from "../recordings.js";
import type { Trial } from "./trials.js";

/** The first payment after a trial. */
export interface Conversion extends Recording {
  readonly invoice: InvoiceFacts;
  /** The terms when Stripe recorded the payment, as far as the timeline shows them. */
  readonly terms: readonly Term[];
  readonly occurredSeconds: number;
}

/** The stop of a subscription that was never paid for after its trial. */
export interface Expiry extends Recording {
  /** The stopped subscription. */
  readonly state: SubscriptionState;
  readonly occurredSeconds: number;
}

/**
 * Returns the conversion of a trial; undefined: nothing was paid between the trial and the subscription's end.
 * @param invoices the subscription's invoices
 */
export function conversionOf(
  trial: Trial,
  points: readonly Point[],
  invoices: readonly InvoiceFacts[],
  recordings: Recordings,
): Conversion | undefined {
  const endedSeconds = points.at(-1)?.facts.endedSeconds ?? Infinity;
  const first = paymentsAfter(trial, invoices)[0];
  if (!first || first.paidSeconds > endedSeconds) return undefined;
  const { invoice, paidSeconds } = first;
  const recording = recordings({ objectId: invoice.id, statedSeconds: paidSeconds, eventTypes: ["invoice.paid"] });
  // Once its next trial begins, the subscription no longer shows this one.
  if (!recording || recording.recordedSeconds >= trial.nextStartSeconds) return undefined;
  const point = points.findLast(({ recordedSeconds }) => recordedSeconds <= recording.recordedSeconds) ?? trial.point;
  return { ...recording, invoice, terms: point.mrrState.terms, occurredSeconds: paidSeconds };
}

/**
 * Returns the expiry of a trial.
 * undefined: the subscription did not stop (end, pause, become unpaid), or a payment came before its stop.
 * @param invoices the subscription's invoices
 */
export function expiryOf(
  trial: Trial,
  states: readonly SubscriptionState[],
  invoices: readonly InvoiceFacts[],
  recordings: Recordings,
  owedSince: (subscription: SubscriptionFacts) => number | undefined,
): Expiry | undefined {
  const state = states.find(({ facts }) => facts.trialStartSeconds === trial.startSeconds && hasStopped(facts.status));
  if (!state) return undefined;
  const { facts, eventSeconds } = state;
  const statedSeconds = eventSeconds ?? facts.endedSeconds ?? facts.pausedSeconds;
  const first = paymentsAfter(trial, invoices)[0];
  // If the time of the stop is unknown, any payment is assumed to be before it.
  if (first && first.paidSeconds <= (statedSeconds ?? Infinity)) return undefined;
  const occurredSeconds = facts.endedSeconds ?? trial.finalEndSeconds;
  if (eventSeconds !== undefined) return { state, occurredSeconds, recordedSeconds: eventSeconds, source: "event" };
  const inferred = Math.max(occurredSeconds, owedSince(facts) ?? 0);
  const recording = recordings({ objectId: facts.id, statedSeconds: statedSeconds ?? inferred, eventTypes: [] });
  return recording && { ...recording, state, occurredSeconds };
}

function hasStopped(status: string): boolean {
  return status === "canceled" || status === "paused" || status === "unpaid";
}

interface Payment {
  readonly invoice: InvoiceFacts;
  readonly paidSeconds: number;
}

/**
 * Returns the payments after a trial in the order of payment.
 * So the first payment stays the same if an older invoice is paid later.
 * Within one second, the invoice of a new period comes before the invoice of a change.
 */
function paymentsAfter(trial: Trial, invoices: readonly InvoiceFacts[]): Payment[] {
  const from = trial.finalEndSeconds - toleranceSeconds;
  return invoices
    .filter(({ createdSeconds }) => from <= createdSeconds && createdSeconds < trial.nextStartSeconds)
    .filter((invoice) => invoice.status === "paid" && paidOn(invoice) > 0)
    .map((invoice) => ({ invoice, paidSeconds: invoice.paidSeconds ?? invoice.createdSeconds }))
    .toSorted(
      (a, b) =>
        a.paidSeconds - b.paidSeconds ||
        a.invoice.createdSeconds - b.invoice.createdSeconds ||
        Number(isOfChange(a.invoice)) - Number(isOfChange(b.invoice)) ||
        (a.invoice.id < b.invoice.id ? -1 : 1),
    );
}

function isOfChange({ billingReason }: InvoiceFacts): boolean {
  return billingReason === "subscription_update";
}

/** The most that Stripe's times of a trial's end and of its invoice may differ. */
const toleranceSeconds = 60;
