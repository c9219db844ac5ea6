import { differences, lineOfFact, lineOfRow } from "../support/oracle-lines.js";
import { moneyFacts } from "../support/oracle-money-facts.js";
import type { Truth } from "../support/oracle-truth.js";
import type { StreamHistory } from "./history.js";
import type { Played } from "./play.js";

/**
 * Checks that each payment, refund, dispute, credit note and closed invoice is emitted once, with its customer, time
 * and amount.
 */
export function problemsOfMoney(truth: Truth, { platform, syncs }: Played, history: StreamHistory): string[] {
  const facts = moneyFacts(truth);
  const types = new Set(facts.map(({ type }) => type));
  const isTimed = (type: unknown) => type !== "dispute_lost";
  const emitted = platform.destination
    .rows("lifecycle_events")
    .filter((row) => types.has(row["event_type"] as string))
    .map((row) => lineOfRow(row, isTimed(row["event_type"])));
  const wasBlind = syncs.some(({ planned }) => planned.lacks === "charge_read");
  const expected = facts.filter(
    ({ type, atSeconds }) =>
      (atSeconds ?? history.followsSince) >= history.importStart && !(wasBlind && ofCharges.has(type)),
  );
  const lines = (list: typeof facts) => list.map((fact) => lineOfFact(fact, isTimed(fact.type)));
  return [
    ...differences(emitted, lines(expected)).missing.map((line) => `lifecycle_events: ${line} is missing`),
    ...differences(emitted, lines(facts)).surplus.map(
      (line) => `lifecycle_events: ${line} is emitted, but is not true`,
    ),
  ];
}

/** The types that are not emitted with a key that cannot read charges. */
const ofCharges = new Set(["payment_refunded", "payment_disputed", "dispute_lost"]);
