import { deltaOf, type Movement } from "./movements.js";
import type { Transition } from "./transitions.js";

/** The types of the events that name a change of the ledger once more, for those who look for one kind of change. */
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

/** Another price or quantity: not a pause, a recovery, a discount alone, or the same plan paid by the year. */
function isOfContract({ changeTypes }: Transition): boolean {
  return changeTypes.some((type) => contractTypes.has(type));
}

const contractTypes = new Set(["upgraded", "downgraded", "quantity"]);
