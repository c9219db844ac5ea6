import { deltaOf, type Movement } from "./movements.js";
import type { Transition } from "./transitions.js";

/** Returns the types of the events that repeat a ledger change, for users who look for one kind of change. */
export function labelsOf(transition: Transition, movement: Movement): string[] {
  if (transition.type !== "subscription_changed") return [];
  return labels.filter(({ applies }) => applies(transition, movement)).map(({ type }) => type);
}

interface Label {
  readonly type: string;
  readonly applies: (transition: Transition, movement: Movement) => boolean;
}

const labels: readonly Label[] = [
  { type: "subscription_started", applies: ({ changeTypes }) => changeTypes.includes("started") },
  { type: "subscription_reactivated", applies: (_transition, movement) => movement === "reactivation" },
  { type: "subscription_upgraded", applies: (change) => isOfContract(change) && deltaOf(change) > 0 },
  { type: "subscription_downgraded", applies: (change) => isOfContract(change) && deltaOf(change) < 0 },
];

/** The types of the labels, in their order. */
export const ledgerLabels: readonly string[] = labels.map(({ type }) => type);

/**
 * Returns whether the price or quantity changed.
 * A pause, a recovery, a discount alone and a change to yearly billing do not count.
 */
function isOfContract({ changeTypes }: Transition): boolean {
  return changeTypes.some((type) => contractTypes.has(type));
}

const contractTypes = new Set(["upgraded", "downgraded", "quantity"]);
