import { formatMoney } from "../money.js";
import type { TimelineEvent } from "./customer.js";
import { sentenceCase } from "./words.js";

/** One day of a customer's timeline. */
export interface TimelineDay {
  /** Counted from 1970-01-01. */
  readonly day: number;
  readonly events: readonly TimelineEvent[];
}

export type Topic = "subscription" | "trial" | "payment";

/** How an event looks. Most events look like no other: "". */
export type Tone = "good" | "bad" | "paused" | "";

/** Returns the days with events, latest first. Events of a day keep their order. */
export function daysOf(events: readonly TimelineEvent[]): TimelineDay[] {
  const days = new Map<number, TimelineEvent[]>();
  for (const event of events) {
    const ofDay = days.get(event.day) ?? [];
    days.set(event.day, ofDay);
    ofDay.push(event);
  }
  return [...days].map(([day, events]) => ({ day, events })).toReversed();
}

/**
 * Returns the topics of an event: of its type, and of a label about a trial. Unknown types belong to the subscription.
 */
export function topicsOf({ type, labels }: TimelineEvent): ReadonlySet<Topic> {
  return new Set([
    topicOfType(type),
    ...(labels.some((label) => label.startsWith("trial_")) ? ["trial" as const] : []),
  ]);
}

function topicOfType(type: string): Topic {
  if (type.startsWith("trial_")) return "trial";
  return /^(payment|invoice|dispute|credit_note|subscription_renewed)/.test(type) ? "payment" : "subscription";
}

/** Returns bad for losses and failures, good for gains, and paused for what can resume. */
export function toneOf({ type, labels }: TimelineEvent): Tone {
  const all = [type, ...labels].join(" ");
  if (/paused/.test(all)) return "paused";
  if (/failed|cancelled|expired|lost|uncollectible|disputed|unpaid/.test(all)) return "bad";
  return /converted|recovered|upgraded|reactivated|resumed|signed_up|started/.test(all) ? "good" : "";
}

/** "Subscription changed", "Payment failed". */
export function eventTitle(type: string): string {
  return type === "user_signed_up" ? "Signed up" : sentenceCase(type);
}

/**
 * Returns the amounts and details of an event, one string each: "MRR $29.00 → $49.00 (expansion)", "$49.00", "attempt
 * 2, card declined".
 */
export function eventNotes(event: TimelineEvent): string[] {
  const { currency, amountMinor, plan, detail, isInferred } = event;
  return [
    ...(amountMinor === null ? [] : [formatMoney(amountMinor, currency!)]),
    ...mrrNotes(event),
    ...[plan, detail, isInferred && "inferred"].filter((note) => typeof note === "string"),
  ];
}

function mrrNotes({ currency, previousMrrMinor, mrrMinor, movement }: TimelineEvent): string[] {
  if (previousMrrMinor === null || mrrMinor === null) return [];
  const [before, after] = [previousMrrMinor, mrrMinor].map((minor) => formatMoney(minor, currency!));
  if (previousMrrMinor === mrrMinor) return mrrMinor === 0 ? [] : [`MRR stays ${after}`];
  return [`MRR ${before} → ${after}${movement === null ? "" : ` (${movement})`}`];
}

/** Returns a customer's MRR in one currency after each change of it, oldest first. */
export function mrrSteps(events: readonly TimelineEvent[], currency: string): { seconds: number; minor: number }[] {
  return events
    .filter((event) => event.currency === currency && event.mrrMinor !== event.previousMrrMinor)
    .map(({ day, mrrMinor }) => ({ seconds: day * 86_400, minor: mrrMinor! }));
}
