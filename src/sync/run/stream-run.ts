import type { Logger } from "@airbyte/cdk-typescript-compat";
import type { DerivedStream } from "../../streams/derived-streams.js";
import { rawRecord, tombstone, type RecordContext } from "../../records/record.js";
import { StripeError } from "../../stripe/request/errors.js";
import type { StripeObject } from "../../stripe/resource.js";
import { isSingle } from "../../stripe/single.js";
import type { DerivedPlan } from "./derived-plan.js";
import { toFailure } from "./failure.js";
import type { Output } from "./output.js";
import type { RawStream } from "../../streams/kinds.js";
import type { SchemaMismatches } from "../../records/schema-mismatches.js";
import type { ObservationClock } from "../../state/observation-clock.js";
import type { DerivedState, RawState, StreamState } from "../../state/state.js";
import type { Ranges } from "../../stripe/lists/ranges.js";
import type { Stopwatch } from "./stopwatch.js";

/** One selected stream while a sync runs. */
export interface StreamRun {
  readonly output: Output;
  readonly clock: ObservationClock;
  state: StreamState;
  /** Throws if the state must not be saved: see `requireSavable`. */
  readonly requireSavable: (state: StreamState) => void;
  /** The state that the platform passed. Undefined: none. */
  readonly savedState: StreamState | undefined;
  /** Records so far, with those that are being written. */
  emitted: number;
  /** A lap for each batch of records. */
  readonly stopwatch: Stopwatch;
  status: "running" | "complete" | "incomplete";
  /** The last record estimate for the whole sync that was sent to the platform. */
  sentEstimate?: number;
}

/** A stream of Stripe's own objects. */
export interface RawRun extends StreamRun {
  state: RawState;
  readonly entry: RawStream;
  /** The seconds of `created` that the backfill of this sync lists for the stream. */
  readonly listed: Ranges;
  readonly mismatches: SchemaMismatches;
}

/** A stream that is derived from customers' dossiers. */
export interface DerivedRun extends StreamRun, Omit<DerivedPlan, "state"> {
  state: DerivedState;
  readonly stream: DerivedStream;
}

/** Returns whether the stream's history is not emitted yet. */
export function isBackfilling({ state }: DerivedRun): boolean {
  return state.phase === "backfill";
}

/** Returns whether the stream derives every customer in this sync, not only those that changed. */
export function derivesAll(run: DerivedRun): boolean {
  return isBackfilling(run) || run.rescans;
}

/** Emits records. Resolves when they are written. */
export async function emit(run: StreamRun, records: readonly object[]): Promise<void> {
  run.emitted += records.length;
  await run.output.records(records);
  if (records.length > 0) run.stopwatch.lap();
}

/** Emits Stripe's objects as records. The objects themselves become the records, so do not read them afterwards. */
export async function emitObjects(run: RawRun, objects: readonly StripeObject[]): Promise<void> {
  const context = recordContext(run);
  await emit(
    run,
    objects.map((object) => rawRecord(context, withId(run, object))),
  );
}

/** Returns the object with the account's id if it is the account's only one and has none of its own. */
function withId({ entry, state }: RawRun, object: StripeObject): StripeObject {
  const hasNone = isSingle(entry) && object.id === object["object"];
  return hasNone && state.account !== null ? { ...object, id: state.account } : object;
}

/** Emits a tombstone for each deleted object, with its last known state. */
export async function emitTombstones(run: RawRun, payloads: readonly object[]): Promise<void> {
  const context = recordContext(run);
  await emit(
    run,
    payloads.map((payload) => tombstone(context, payload)),
  );
}

function recordContext({ state, clock, mismatches }: RawRun): RecordContext {
  return { account: state.account, clock, mismatches };
}

/**
 * Emits the state. Call it only after every record that the state covers was written.
 *
 * @throws if the state must not be saved
 */
export async function checkpoint<State extends StreamState>(
  run: StreamRun & { state: State },
  state: State,
): Promise<void> {
  const next = { ...state, observed_until: run.clock.last ?? null };
  run.requireSavable(next);
  run.state = next;
  await run.output.state(run.state);
}

/** Ends the given streams as failed. Each keeps its last checkpoint. */
export async function fail(runs: readonly StreamRun[], error: unknown): Promise<void> {
  for (const run of runs) {
    // Another failure may have ended the stream meanwhile.
    if (run.output.ended) continue;
    run.status = "incomplete";
    await run.output.fail(toFailure(error));
  }
}

/**
 * Ends a raw stream that cannot be read. If its product is not switched on at Stripe, the account has no such objects:
 * the stream is complete, and its state stays open, so that a later sync reads it once the product is switched on.
 */
export async function end(run: RawRun, log: Logger, error: unknown): Promise<void> {
  if (!(error instanceof StripeError && error.kind === "product_off")) return fail([run], error);
  log.warn(`The stream ${run.output.name} has no rows. ${error.message}`);
  await complete([run]);
}

/** Ends the given streams as complete, except those that have ended. */
export async function complete(runs: readonly StreamRun[]): Promise<void> {
  for (const run of active(runs)) {
    await run.output.complete();
    run.status = "complete";
  }
}

/** Returns the streams that have not ended. */
export function active<Run extends StreamRun>(runs: readonly Run[]): Run[] {
  return runs.filter((run) => !run.output.ended);
}
