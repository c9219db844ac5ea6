import type { LifecycleEvent } from "../../src/metrics/events/event-record.js";
import { eventLine } from "../../src/metrics/explain/explain-events.js";
import type { Explanation } from "../../src/metrics/explain/explain.js";
import { groupBy } from "../../src/metrics/group-by.js";
import type { Destination } from "./destination.js";
import { ledgerOf, presentMrr } from "./oracle-sums.js";

/** The parts of an explanation that `explain --json` prints. */
export type ExplainedNumbers = Pick<Explanation, "sections" | "metrics">;

/**
 * Returns how the explanation of each customer differs from the rows that a first sync emitted: lines of the ledger
 * that are not explained, explained changes of MRR that the ledger lacks, another MRR.
 */
export async function unexplained(
  destination: Destination,
  explain: (customerId: string) => Promise<ExplainedNumbers>,
): Promise<string[]> {
  const rows = groupBy(destination.rows("lifecycle_events"), (row) => row["customer_id"] as string);
  const differences: string[] = [];
  for (const metrics of destination.rows("customer_metrics")) {
    const id = metrics["customer_id"] as string;
    const emitted = rows.get(id) ?? [];
    const { sections, metrics: explained } = await explain(id);
    const lines = sections.flatMap(({ statements }) => statements.map(({ text }) => text));
    const missing = linesOf(emitted).filter((line) => !lines.includes(line));
    const ledger = new Set(linesOf(ledgerOf(emitted)));
    const added = lines.filter((line) => changesMrr.test(line) && !ledger.has(line));
    const [mrr, explainedMrr] = [presentMrr([metrics]), presentMrr([{ ...explained }])].map((each) =>
      JSON.stringify(each),
    );
    differences.push(
      ...missing.map((line) => `${id}, emitted only: ${line}`),
      ...added.map((line) => `${id}, explained only: ${line}`),
      ...(mrr === explainedMrr ? [] : [`${id}: MRR ${mrr}, explained as ${explainedMrr}`]),
    );
  }
  return differences;
}

/** An event's line that has a delta: a time, then one of the two types. */
const changesMrr = /^\d{4}-\d\d-\d\d.*? subscription_(?:changed|cancelled) /;

function linesOf(rows: readonly object[]): string[] {
  return rows.map((row) => eventLine(row as LifecycleEvent));
}
