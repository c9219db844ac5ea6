import type { ConfiguredStream } from "./catalog.js";
import { ConfigError, ConnectorError, SystemError, TransientError } from "./errors.js";
import { isInterruptionOf } from "./interruption.js";
import type { AirbyteStream, SyncMode } from "./protocol.js";
import type { CommandContext, StreamOutput } from "./source.js";
import type { StatesByStream } from "./state.js";
import { createStreamOutput, type ManagedStreamOutput } from "./stream-output.js";
import { errorTrace } from "./trace.js";
import type { MessageWriter } from "./writer.js";

export interface ReadParts {
  readonly configured: readonly ConfiguredStream[];
  /** The source's streams. */
  readonly available: readonly AirbyteStream[];
  readonly states: StatesByStream;
  /** Runs the source. Rejects immediately on a crash and does not wait for the source. */
  readonly readStreams: (streams: readonly StreamOutput[]) => Promise<void>;
  /** Aborted on an error that no stream caught, such as an unhandled rejection. */
  readonly crash: AbortSignal;
  readonly context: CommandContext;
  readonly write: MessageWriter["write"];
  /** Unix time in milliseconds. */
  readonly now: () => number;
}

/** Reads the configured streams and ends every one of them. Resolves with the exit code. */
export async function read(parts: ReadParts): Promise<number> {
  const { crash, context, write, now } = parts;
  const available = new Map(parts.available.map((stream) => [stream.name, stream]));
  const outputs = parts.configured.map((configured) => createOutput(configured, available, parts));
  const known = outputs.filter(({ name }) => available.has(name));

  for (const output of outputs) {
    if (!available.has(output.name)) await output.fail(unknownStream(output.name));
  }
  const outcome = await outcomeOf(parts.readStreams(known));
  for (const output of known) {
    if (!output.ended) await endOpen(output, outcome, crash, context.signal);
  }

  const failed = outputs.filter(({ failure }) => failure !== undefined);
  if (failed.length > 0) await write([errorTrace(summary(failed, outputs.length), now())]);
  return failed.length === 0 ? 0 : 1;
}

interface Outcome {
  readonly thrown?: { readonly error: unknown };
}

function createOutput(
  { name, syncMode }: ConfiguredStream,
  available: ReadonlyMap<string, AirbyteStream>,
  { states, write, now, context }: ReadParts,
): ManagedStreamOutput {
  const stream = available.get(name);
  const effectiveMode: SyncMode = stream?.supported_sync_modes.includes(syncMode) === false ? "full_refresh" : syncMode;
  // A full refresh starts from the beginning, unless the stream can continue an interrupted attempt.
  const initialState = effectiveMode === "incremental" || stream?.is_resumable === true ? states.get(name) : undefined;
  return createStreamOutput({ name, syncMode: effectiveMode, initialState, write, now, signal: context.signal });
}

async function outcomeOf(work: Promise<void>): Promise<Outcome> {
  try {
    await work;
    return {};
  } catch (error) {
    return { thrown: { error } };
  }
}

async function endOpen(
  output: ManagedStreamOutput,
  { thrown }: Outcome,
  crash: AbortSignal,
  signal: AbortSignal,
): Promise<void> {
  // The crash has already been written as a TRACE ERROR.
  if (crash.aborted) return output.interrupt();
  if (thrown !== undefined && !isInterruptionOf(signal, thrown.error)) return output.fail(thrown.error);
  return signal.aborted ? output.interrupt() : output.fail(unended(output.name));
}

function unknownStream(name: string): ConfigError {
  return new ConfigError(
    `The source has no stream "${name}". Take it out of the catalog, or refresh the source's schema to see the streams that there are.`,
  );
}

function unended(name: string): SystemError {
  return new SystemError(`The source finished without saying how the stream "${name}" ended.`);
}

const ERRORS = { config_error: ConfigError, transient_error: TransientError, system_error: SystemError };

/**
 * Returns the error of the whole read. It has the class of the first failure, which decides whether the platform
 * retries.
 */
function summary(failed: readonly ManagedStreamOutput[], total: number): ConnectorError {
  const first = failed[0]?.failure?.error;
  const kind = first instanceof ConnectorError ? first.failureType : "system_error";
  const names = failed.map(({ name }) => `"${name}"`).join(", ");
  const message = `${failed.length} of ${total} streams failed: ${names}. The error of each was reported when it happened.`;
  return new ERRORS[kind](message, { cause: first });
}
