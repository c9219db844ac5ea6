import type { Span } from "../../timeline/timeline.js";
import type { Transition } from "./transitions.js";

/** What a transition did to its customer's MRR in the subscription's currency; null: nothing. */
export type Movement = "new" | "expansion" | "contraction" | "churn" | "reactivation" | null;

/** All transitions of one customer, by subscription. */
export type Ledger = readonly (readonly Transition[])[];

/**
 * Puts a customer's transitions, of all its subscriptions, into the order in which Stripe recorded them: that order never changes
 * afterwards, so that what was told once stays right. Within a second, the older subscription is first.
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
 * Labels each transition by the customer's total in its currency: from 0 to more is new, or reactivation if it was more before;
 * up, expansion; down, contraction; to 0, churn. Churn and return within the window are one movement by their net: both carry its
 * label. A churn before the boundary of `span` was told without its return, and stays one.
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

function isOneMovement(churn: Transition, next: Transition, windowMinutes: number, { fromSeconds }: Span): boolean {
  const churned = churn.point.recordedSeconds;
  const returned = next.point.recordedSeconds;
  const straddles = churned < fromSeconds && returned >= fromSeconds;
  return !straddles && returned - churned <= windowMinutes * 60;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
