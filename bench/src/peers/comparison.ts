import { informative, type Finding } from "../finding.js";
import { megabytes, microseconds, perSecond, times } from "../format.js";
import { cpuMs } from "../usage.js";
import type { List, ReaderRun } from "./reader.js";

/** The runs of one reader: of a full list, one in each round, and of an empty list. */
export interface Runs {
  readonly full: readonly ReaderRun[];
  readonly empty: ReaderRun;
}

/** What became of a reader: its runs, or the reason why there are none. */
export type Outcome = Runs | { readonly failure: string };

/**
 * Describes what each reader took for a list, in the given order.
 * @param own the reader to which the others are compared, by name.
 */
export function compare(list: List, outcomes: ReadonlyMap<string, Outcome>, own: string): Finding[] {
  const base = measured(outcomes.get(own));
  return [...outcomes].map(([name, outcome]) => {
    if ("failure" in outcome) return informative(`${list}: ${name}`, `not measured: ${outcome.failure}`);
    const costs = costsOf(outcome);
    const figures = [
      perSecond(costs.run.records / (costs.run.wallMs / 1000)),
      `${microseconds(costs.recordMs)} a record, ${microseconds(costs.withoutStartMs)} without start-up`,
      megabytes(costs.run.usage.peakBytes),
    ];
    if (name !== own && base !== undefined) {
      const [whole, withoutStart] = [costs.recordMs / base.recordMs, costs.withoutStartMs / base.withoutStartMs];
      figures.push(`${times(whole)} the connector's processor time, ${times(withoutStart)} without start-up`);
    }
    return informative(`${list}: ${name}`, figures.join("; "));
  });
}

interface Costs {
  /** The round that took the least processor time. */
  readonly run: ReaderRun;
  /** Processor time a record. */
  readonly recordMs: number;
  readonly withoutStartMs: number;
}

function costsOf({ full, empty }: Runs): Costs {
  const run = full.toSorted((one, other) => cpuMs(one.usage) - cpuMs(other.usage))[0]!;
  const spentMs = cpuMs(run.usage);
  return { run, recordMs: spentMs / run.records, withoutStartMs: (spentMs - cpuMs(empty.usage)) / run.records };
}

function measured(outcome: Outcome | undefined): Costs | undefined {
  return outcome !== undefined && "full" in outcome ? costsOf(outcome) : undefined;
}
