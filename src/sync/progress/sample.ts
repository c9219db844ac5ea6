import { largestPage } from "../../stripe/lists/page-size.js";
import { active } from "../run/stream-run.js";
import type { Sync } from "../run/context.js";

/** The progress of a sync at one moment. */
export interface Sample {
  /** Time since the sync began. */
  readonly elapsedMs: number;
  /** Records of each stream that has not ended, by its name. */
  readonly records: ReadonlyMap<string, number>;
  /** The known tasks, by name. */
  readonly tasks: ReadonlyMap<string, Task>;
  /** Requests to the account. */
  readonly lastMinute: { readonly spent: number; readonly allowed: number };
}

/** A list that is read, or a stream that is derived. */
export interface Task {
  /** Objects that were read, or records that were emitted. */
  readonly done: number;
  /** Objects or records that are still expected; undefined: not known. */
  readonly left: number | undefined;
  /** Objects per request; undefined: the task sends no requests. */
  readonly perRequest: number | undefined;
}

/** Returns the name of a listing task. It is not the collection's name, because a derived stream may have that name. */
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
    // Customers are derived after the lists, so the speed is not known before the first record.
    if (emitted > 0 && left !== undefined) yield [output.name, { done: emitted, left, perRequest: undefined }];
  }
}
