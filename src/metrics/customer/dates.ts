import { largest, smallest } from "../extremes.js";
import { transitionsOf } from "../events/ledger/transitions.js";
import type { InvoiceFacts } from "../dossier/invoice-facts.js";
import type { SubscriptionFacts } from "../dossier/subscription-facts.js";
import { scheduledEnd } from "../mrr/counting.js";
import { iso } from "../time.js";
import type { Point } from "../timeline/point.js";
import { paidOn } from "./ltv.js";

/**
 * Returns when something was first and last paid on an invoice.
 * The payments show it. Representations before basil have only the time at which the whole invoice was paid.
 */
export function paidDates(invoices: readonly InvoiceFacts[]) {
  const times = invoices.flatMap(paidTimes);
  return { first_paid_at: iso(smallest(times)), last_paid_at: iso(largest(times)) };
}

/** Returns the times at which something was paid on an invoice that counts. */
export function paidTimes(invoice: InvoiceFacts): number[] {
  if (paidOn(invoice) === 0) return [];
  const times = invoice.paidPayments.filter(({ amountMinor }) => amountMinor > 0).map(({ paidSeconds }) => paidSeconds);
  return (times.length > 0 ? times : [invoice.paidSeconds]).flatMap((seconds) => seconds ?? []);
}

/** Returns start and end of the latest trial, even if it is over. */
export function trialDates(subscriptions: readonly SubscriptionFacts[]) {
  const trial = subscriptions
    .filter(({ trialStartSeconds, trialEndSeconds }) => (trialEndSeconds ?? 0) > (trialStartSeconds ?? Infinity))
    .toSorted((a, b) => (a.trialStartSeconds ?? 0) - (b.trialStartSeconds ?? 0) || (a.id < b.id ? -1 : 1))
    .at(-1);
  return { trial_started_at: iso(trial?.trialStartSeconds), trial_ends_at: iso(trial?.trialEndSeconds) };
}

/**
 * Returns the earliest end of a current period and the earliest scheduled cancellation.
 * @param running the subscriptions that are active, past due or in trial
 */
export function comingDates(running: readonly SubscriptionFacts[]) {
  return {
    renewal_at: iso(smallest(running.flatMap(periodEnds))),
    cancel_at: iso(smallest(running.flatMap((subscription) => scheduledEnd(subscription) ?? []))),
  };
}

/** Returns when the last of the timelines stopped counting. */
export function lastStop(timelines: readonly (readonly Point[])[]): string | null {
  return iso(largest(timelines.flatMap(stops)));
}

function periodEnds({ items }: SubscriptionFacts): number[] {
  return items.flatMap(({ periodEndSeconds }) => periodEndSeconds ?? []);
}

/**
 * Returns when a timeline stopped counting, or when it ended without having counted.
 * A subscription that is still incomplete never began, so it has no stop.
 */
function stops(points: readonly Point[]): number[] {
  const last = points.at(-1);
  if (!last || last.mrrState.counting === "counted" || last.mrrState.counting === "incomplete") return [];
  const stop = transitionsOf(points).at(-1);
  return [stop?.occurredSeconds ?? last.facts.pausedSeconds ?? last.facts.trialEndSeconds ?? last.occurredSeconds];
}
