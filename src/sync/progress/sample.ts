import { largestPage } from "../../stripe/lists/page-size.js";
import { active } from "../run/stream-run.js";
import type { Sync } from "../run/context.js";

/** How far a sync is at one moment. */
export interface Sample {
  /** Since the sync began. */
  readonly elapsedMs: number;
  /** Records of each stream that has not ended, by its name. */
  readonly records: ReadonlyMap<string, number>;
  /** What is known to be in work, by its name. */
  readonly tasks: ReadonlyMap<string, Task>;
  /** Requests to the account. */
  readonly lastMinute: { readonly spent: number; readonly allowed: number };
}

/** A list that is read, or a stream that is derived. */
export interface Task {
  /** Objects or records that were dealt with, and that are expected still; undefined while nothing is known. */
  readonly done: number;
  readonly left: number | undefined;
  /** Objects that one request brings; undefined where none are asked for. */
  readonly perRequest: number | undefined;
}

/** The name of the task of listing a collection: a stream may be derived under the collection's own name. */
export function taskOfList(collection: string): string {
  return `list ${collection}`;
}

export function takeSample(sync: Sync, elapsedMs: number): Sample {
  const runs = active([...sync.raw, ...sync.derived]);
  return {
    elapsedMs,
    records: new Map(runs.map(({ output, emitted }) => [output.name, emitted])),
    tasks: new Map(tasksOf(sync)),
    lastMinute: sync.client.stats.lastMinute,
  };
}

function* tasksOf({ forecast, derived }: Sync): Generator<[string, Task]> {
  for (const [collection, { read, left }] of forecast.lists) {
    yield [taskOfList(collection), { done: read, left, perRequest: largestPage }];
  }
  for (const { output, emitted, sentEstimate } of active(derived)) {
    const left = sentEstimate === undefined ? undefined : Math.max(0, sentEstimate - emitted);
    // Customers are derived after the lists: how fast that goes is not known before it has begun.
    if (emitted > 0 && left !== undefined) yield [output.name, { done: emitted, left, perRequest: undefined }];
  }
}
