import type { LifecycleEvent } from "../events/event-record.js";
import { money, signedMoney } from "./money.js";
import { readable } from "./phrases.js";
import { statement, type Section, type Statement } from "./statement.js";
import type { Subject } from "./subject.js";

/** Returns the lifecycle events in order of time, one line each, and the sum of their deltas. */
export function explainEvents({ derivation, options }: Subject): Section {
  const { events } = derivation;
  const ordered = events.toSorted(
    (a, b) => compare(a.occurred_at, b.occurred_at) || compare(a.recorded_at, b.recorded_at),
  );
  const set = options.eventSet === "canonical" ? ", those of metrics.event_set canonical" : "";
  return {
    title: `Lifecycle events: ${events.length}${set}`,
    statements: [...ordered.map((event) => statement(eventLine(event))), ...explainDeltas(events)],
  };
}

/** Returns an event as one line: its time, type, details, and what shows it. */
export function eventLine(event: LifecycleEvent): string {
  const recorded = event.recorded_at === event.occurred_at ? "" : ` (recorded ${readable(event.recorded_at)})`;
  const precision = event.precision === "exact" ? "" : `, ${event.precision}`;
  const parts = [
    `${readable(event.occurred_at)}${recorded} ${event.event_type}`,
    ...details.map((show) => show(event)),
  ];
  return `${parts.filter((part) => part !== "").join(" ")} [from ${sources[event.source]}${precision}]`;
}

/** The source of an event, as text. */
const sources: Readonly<Record<LifecycleEvent["source"], string>> = {
  list: "the object",
  event: "Stripe's event",
  history: "history",
};

/** An event's details besides its time and type, in this order; empty if they do not apply. */
const details: readonly ((event: LifecycleEvent) => string)[] = [
  ({ subscription_id: id }) => id ?? "",
  ({ invoice_id: id }) => id ?? "",
  ({ object_id: id }) => id ?? "",
  ({ plan, quantity }) =>
    plan === null ? "" : `${quantity === null || quantity === 1 ? "" : `${quantity} × `}${plan}`,
  ({ change_types: types }) => (types === null ? "" : `(${types.join(", ")})`),
  mrrOf,
  ({ trial_days: days }) => (days === null ? "" : `${days} days`),
  ({ amount, currency }) => (amount === null || currency === null ? "" : money(amount, currency)),
  ({ attempt_count: count }) => (count === null ? "" : `attempt ${count}`),
  ({ failure_code: code }) => code ?? "",
  ({ cancel_at: at }) => (at === null ? "" : `cancels ${readable(at)}`),
  ({ reason }) => (reason === null ? "" : reason),
  ({ feedback }) => (feedback === null ? "" : `"${feedback}"`),
];

function mrrOf({ mrr, previous_mrr: before, mrr_delta: delta, movement, currency }: LifecycleEvent): string {
  if (mrr === null || before === null || currency === null) return "";
  const label =
    delta === null ? "" : ` (${movement ?? "no movement"}${delta === 0 ? "" : ` ${signedMoney(delta, currency)}`})`;
  return `${money(before, currency)} -> ${money(mrr, currency)}${label}`;
}

/** Returns the sum of the deltas by currency, which is the current MRR. */
function explainDeltas(events: readonly LifecycleEvent[]): Statement[] {
  const sums = new Map<string, number>();
  for (const { currency, mrr_delta: delta } of events) {
    if (currency !== null && delta !== null) sums.set(currency, (sums.get(currency) ?? 0) + delta);
  }
  return [...sums].map(([currency, minor]) => statement("all changes of MRR together", [], { minor, currency }));
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
