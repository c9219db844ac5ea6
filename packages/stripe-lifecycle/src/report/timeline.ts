import { formatMoney } from "../money.js";
import type { TimelineEvent } from "./customer.js";
import { sentenceCase } from "./words.js";

/** One day of a customer's timeline. */
export interface TimelineDay {
  /** The start of the day, UTC, in seconds since 1970. */
  readonly seconds: number;
  readonly events: readonly TimelineEvent[];
}

export type Topic = "subscription" | "trial" | "payment";

/** Returns the days with events, latest first. Events of a day keep their order. */
export function daysOf(events: readonly TimelineEvent[]): TimelineDay[] {
  const days = new Map<number, TimelineEvent[]>();
  for (const event of events) days.set(dayOf(event), [...(days.get(dayOf(event)) ?? []), event]);
  return [...days].map(([seconds, events]) => ({ seconds, events })).toReversed();
}

/** Returns the topic of an event. Unknown types belong to the subscription. */
export function topicOf(type: string): Topic {
  if (type.startsWith("trial_")) return "trial";
  return /^(payment|invoice|dispute|credit_note|subscription_renewed)/.test(type) ? "payment" : "subscription";
}

/** "Subscription changed", "Payment failed". */
export function eventTitle(type: string): string {
  return type === "user_signed_up" ? "Signed up" : sentenceCase(type);
}

/**
 * Returns the amounts and details of an event, one string each: "MRR $29.00 → $49.00, expansion", "$49.00", "attempt 2,
 * card declined".
 */
export function eventNotes(event: TimelineEvent): string[] {
  const { currency, amountMinor, previousMrrMinor, mrrMinor, movement, plan, detail, isInferred } = event;
  const money = (minor: number) => formatMoney(minor, currency!);
  const notes = [];
  if (amountMinor !== null) notes.push(money(amountMinor));
  if (previousMrrMinor !== null && mrrMinor !== null) {
    notes.push(
      previousMrrMinor === mrrMinor ? `MRR ${money(mrrMinor)}` : `MRR ${money(previousMrrMinor)} → ${money(mrrMinor)}`,
    );
  }
  return [...notes, movement, plan, detail, isInferred && "inferred"].filter((note) => typeof note === "string");
}

/** Returns a customer's MRR in one currency after each change of it, oldest first, from the deltas of the ledger. */
export function mrrSteps(events: readonly TimelineEvent[], currency: string): { seconds: number; minor: number }[] {
  let minor = 0;
  return events
    .filter((event) => isLedger(event) && event.currency === currency)
    .map((event) => {
      minor += event.mrrMinor! - event.previousMrrMinor!;
      return { seconds: event.seconds, minor };
    });
}

/** Returns true for the two types with deltas. Others repeat their amounts as labels. */
function isLedger({ type, mrrMinor, previousMrrMinor }: TimelineEvent): boolean {
  return (
    ["subscription_changed", "subscription_cancelled"].includes(type) && mrrMinor !== null && previousMrrMinor !== null
  );
}

function dayOf({ seconds }: TimelineEvent): number {
  return seconds - (seconds % 86_400);
}
