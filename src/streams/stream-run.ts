import type { StreamOutput } from "@airbyte/cdk-typescript-compat";
import type { DerivedStream } from "./derived-streams.js";
import { toFailure } from "./failure.js";
import type { RawStream } from "./list.js";
import type { ObservationClock } from "./observation-clock.js";
import type { StreamState } from "./state.js";

/** One selected stream while a sync runs. */
export interface StreamRun {
  readonly output: StreamOutput;
  readonly clock: ObservationClock;
  state: StreamState;
  /** Records so far. */
  emitted: number;
}

/** A stream of Stripe's own objects. */
export interface RawRun extends StreamRun {
  readonly entry: RawStream;
}

/** A stream that is derived from customers' dossiers. */
export interface DerivedRun extends StreamRun {
  readonly stream: DerivedStream;
}

/** Emits records. Resolves when the platform has taken them. */
export async function emit(run: StreamRun, records: readonly object[]): Promise<void> {
  await run.output.records(records);
  run.emitted += records.length;
}

/** Emits the state. Call it only after every record that it covers was written. */
export async function checkpoint(run: StreamRun, state: StreamState): Promise<void> {
  run.state = { ...state, observed_until: run.clock.last ?? null };
  await run.output.state(run.state);
}

/** Ends the given streams with the error, each at its last honest checkpoint. */
export async function fail(runs: readonly StreamRun[], error: unknown): Promise<void> {
  for (const run of runs) if (!run.output.ended) await run.output.fail(toFailure(error));
}

export function active<Run extends StreamRun>(runs: readonly Run[]): Run[] {
  return runs.filter((run) => !run.output.ended);
}
