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
  /** What was agreed when Stripe recorded the payment, as far as the timeline knows. */
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
 * undefined: nothing was paid after the trial and before the subscription's end.
 * @param invoices of the subscription
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
  // From its next trial on, the subscription no longer tells of this one.
  if (!recording || recording.recordedSeconds >= trial.nextStartSeconds) return undefined;
  const point = points.findLast(({ recordedSeconds }) => recordedSeconds <= recording.recordedSeconds) ?? trial.point;
  return { ...recording, invoice, terms: point.mrrState.terms, occurredSeconds: paidSeconds };
}

/**
 * undefined: the subscription didn't stop (end, pause, remain unpaid), or was paid for before it did.
 * @param invoices of the subscription
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
  // Where the time of the stop isn't known, who paid at all is taken to have paid before it.
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
 * In the order of payment: which one was first doesn't change when an older invoice is paid later. In one second, an invoice that changes
 * what was begun comes after the one that begins it.
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

/** How far apart Stripe may note the end of a trial and the invoice that comes with it. */
const toleranceSeconds = 60;
