import type { Span } from "../../timeline/timeline.js";
import type { Transition } from "./transitions.js";

/** How a transition changed its customer's MRR in the subscription's currency; null: not at all. */
export type Movement = "new" | "expansion" | "contraction" | "churn" | "reactivation" | null;

/** All transitions of one customer, by subscription. */
export type Ledger = readonly (readonly Transition[])[];

/**
 * Returns the transitions of all subscriptions of a customer in the order in which Stripe recorded them.
 * That order never changes later, so emitted movements stay correct. Within a second, the older subscription is first.
 */
export function inLedgerOrder(ledger: Ledger): Transition[] {
  return ledger
    .flatMap((transitions) => transitions.map((transition, index) => ({ transition, index })))
    .toSorted(
      (a, b) =>
        a.transition.point.recordedSeconds - b.transition.point.recordedSeconds ||
        a.transition.point.facts.createdSeconds - b.transition.point.facts.createdSeconds ||
        compare(a.transition.point.facts.id, b.transition.point.facts.id) ||
        a.index - b.index,
    )
    .map(({ transition }) => transition);
}

/**
 * Returns each transition's movement, from the customer's total MRR in its currency.
 * From 0 it is new, or reactivation if the total was more than 0 before.
 * An increase is expansion, a decrease is contraction, and a decrease to 0 is churn.
 * A churn and a return within the window are one movement: both get the label of their net change.
 * A churn that an earlier sync reported stays churn, because it was emitted without its return.
 */
export function movementsOf(
  ordered: readonly Transition[],
  windowMinutes: number,
  span: Span,
): Map<Transition, Movement> {
  const movements = new Map<Transition, Movement>();
  const moving = ordered.filter((transition) => deltaOf(transition) !== 0);
  for (const currency of new Set(moving.map(({ point }) => point.facts.currency))) {
    const own = moving.filter(({ point }) => point.facts.currency === currency);
    let total = 0;
    let wasPositive = false;
    for (const [index, transition] of own.entries()) {
      const before = total;
      total += deltaOf(transition);
      const label = labelOf(before, total, wasPositive);
      wasPositive ||= total > 0;
      if (movements.has(transition)) continue;
      const next = own[index + 1];
      if (label === "churn" && next && isOneMovement(transition, next, windowMinutes, span)) {
        const net = netLabel(before, total + deltaOf(next));
        movements.set(transition, net).set(next, net);
      } else {
        movements.set(transition, label);
      }
    }
  }
  return movements;
}

export function deltaOf({ mrrMinor, previousMrrMinor }: Transition): number {
  return mrrMinor - previousMrrMinor;
}

function labelOf(before: number, after: number, wasPositive: boolean): Movement {
  if (before === 0) return wasPositive ? "reactivation" : "new";
  return after === 0 ? "churn" : netLabel(before, after);
}

function netLabel(before: number, after: number): Movement {
  return after > before ? "expansion" : after < before ? "contraction" : null;
}

function isOneMovement(
  churn: Transition,
  next: Transition,
  windowMinutes: number,
  { reportedUntilSeconds = -Infinity }: Span,
): boolean {
  const churned = churn.point.recordedSeconds;
  const returned = next.point.recordedSeconds;
  const crossesBoundary = churned < reportedUntilSeconds && returned >= reportedUntilSeconds;
  return !crossesBoundary && returned - churned <= windowMinutes * 60;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
