import { informative, type Finding } from "../finding.js";
import { megabytes, microseconds, perSecond, times } from "../format.js";
import { cpuMs, type Usage } from "../usage.js";
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
  const ownOutcome = outcomes.get(own);
  const base = ownOutcome !== undefined && "full" in ownOutcome ? perRecordMs(best(ownOutcome)) : undefined;
  return [...outcomes].map(([name, outcome]) => {
    if ("failure" in outcome) return informative(`${list}: ${name}`, `not measured: ${outcome.failure}`);
    const run = best(outcome);
    const ratio = name === own || base === undefined ? [] : [`${times(perRecordMs(run) / base)} ${own}'s`];
    return informative(
      `${list}: ${name}`,
      [
        perSecond(run.records / (run.wallMs / 1000)),
        `${microseconds(perRecordMs(run))} a record`,
        `${microseconds(withoutStart(run, outcome.empty))} without start-up`,
        megabytes(run.usage.peakBytes),
        ...ratio,
      ].join("; "),
    );
  });
}

/** The round that took the least processor time. */
function best({ full }: Runs): ReaderRun {
  return full.toSorted((one, other) => cpuMs(one.usage) - cpuMs(other.usage))[0]!;
}

function perRecordMs({ usage, records }: { readonly usage: Usage; readonly records: number }): number {
  return cpuMs(usage) / records;
}

function withoutStart({ usage, records }: ReaderRun, empty: ReaderRun): number {
  return (cpuMs(usage) - cpuMs(empty.usage)) / records;
}
