import type { SubscriptionFacts } from "../dossier/subscription-facts.js";
import { ledgerLabels } from "./ledger/ledger-labels.js";

/**
 * The numbers of the column `sequence`. (recorded_at, sequence) is a total order of a customer's rows:
 *
 *     sequence = type's place * 2^44 + number within the type
 *
 * A number is a function of the row's own fact, not of the other rows of its second.
 * So a later sync that emits the row again gives it the same number, and no other row can take it.
 * Of the ledger, only the place among the same subscription's changes in that second is part of it.
 * Each sync emits whole seconds, and a second only once. Only a backfill emits old seconds again.
 * If it sees a change that was not visible before, that subscription's later changes of the second move up.
 */

/** The order of events within one second: a customer's usual order. New types belong at the end. */
const typeOrder = [
  "user_signed_up",
  "trial_started",
  "trial_converted",
  "trial_expired",
  // A schedule that is replaced is first revoked.
  "subscription_cancellation_revoked",
  "subscription_cancellation_scheduled",
  "subscription_resumed",
  "subscription_paused",
  "ledger",
  "payment_failed",
  "payment_succeeded",
  "payment_recovered",
  "subscription_renewed",
  "payment_refunded",
  "payment_disputed",
  "dispute_lost",
  "credit_note_issued",
  "invoice_voided",
  "invoice_uncollectible",
] as const;

const places: ReadonlyMap<string, number> = new Map(typeOrder.map((type, index) => [type, index]));
const placeSize = 2 ** 44;
/** More changes than Stripe can record of one subscription in one second. */
const mostChanges = 2 ** 12;
/** The ledger's entry, then its labels. */
const rowsOfChange = 2 ** 3;

/**
 * Returns the number of an event outside the ledger: within its type, by 44 bits of its id.
 * Two of 1,000 events of one type in one second share a number once in 35 million seconds.
 */
export function sequenceOf(type: string, eventId: string): number {
  const place = places.get(type) ?? typeOrder.length;
  return place * placeSize + parseInt(eventId.replaceAll("-", "").slice(-11), 16);
}

/**
 * Returns the number of a ledger entry, or of one of its labels.
 *
 * @param subscriptionRank the place of the subscription among the customer's: see `ranksOf`
 * @param nth which of the subscription's changes in that second, from 0
 */
export function ledgerSequence(type: string, subscriptionRank: number, nth: number): number {
  const row = ledgerLabels.indexOf(type) + 1;
  return places.get("ledger")! * placeSize + (subscriptionRank * mostChanges + nth) * rowsOfChange + row;
}

/** Returns each subscription's place among the customer's, the oldest first. Younger ones never change it. */
export function ranksOf(subscriptions: readonly SubscriptionFacts[]): Map<string, number> {
  const ids = subscriptions
    .toSorted((a, b) => a.createdSeconds - b.createdSeconds || (a.id < b.id ? -1 : 1))
    .map(({ id }) => id);
  return new Map(ids.map((id, rank) => [id, rank]));
}
