import { canonicalTypes, type LifecycleEvent } from "./event-record.js";
import { ledgerEntries } from "./ledger/ledger-entries.js";
import type { LifecycleInput } from "./lifecycle-input.js";
import { paymentEvents } from "./payments/payment-events.js";
import { signUp } from "./sign-up.js";
import { subscriptionEvents } from "./subscriptions/subscription-events.js";
import { trialEvents } from "./subscriptions/trial-events.js";
import { iso } from "../time.js";

/** Returns a customer's events up to the end of the span, in the order of `recorded_at` and `sequence`. */
export function lifecycleEvents(input: LifecycleInput): LifecycleEvent[] {
  const events = [
    ...signUp(input.dossier, input.frame),
    ...trialEvents(input),
    ...subscriptionEvents(input),
    ...ledgerEntries(input),
    ...paymentEvents(input),
  ];
  const { eventSet } = input.valuing.options;
  const end = iso(input.span.asOfSeconds);
  const recorded = events.filter(({ recorded_at }) => recorded_at <= end);
  const wanted =
    eventSet === "canonical" ? recorded.filter(({ event_type }) => canonicalTypes.has(event_type)) : recorded;
  // ISO 8601 in UTC sorts as text.
  return wanted.toSorted((a, b) =>
    a.recorded_at === b.recorded_at ? a.sequence - b.sequence : a.recorded_at < b.recorded_at ? -1 : 1,
  );
}
