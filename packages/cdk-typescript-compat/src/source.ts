import type { CompiledSchema } from "./compiled-schema.js";
import type { AirbyteStream, ConnectorSpecification, SyncMode } from "./protocol.js";
import type { Logger } from "./logger.js";

/** What every command receives in addition to its configuration. */
export interface CommandContext {
  readonly log: Logger;
  /**
   * Aborted by SIGTERM, SIGINT or a closed stdout. The source stops at the next page, writes its last correct states
   * and returns.
   */
  readonly signal: AbortSignal;
}

/** What a `discover` receives in addition. */
export interface DiscoverContext extends CommandContext {
  /**
   * True: every stream that the source has, without asking the provider. False: the streams that this configuration
   * can read. A source whose streams are always the same can ignore it.
   */
  readonly isAll: boolean;
}

/** What a `read` receives in addition. */
export interface ReadContext extends CommandContext {
  /**
   * Sets the columns that the table on a person's terminal shows next to each stream's state and records. Each redraw
   * of the table calls the function. Without a table, as under a platform, nothing calls it.
   */
  readonly showColumns: (columns: () => Columns) => void;
  /** Logs the last line of the read. Standard error shows it, too, unless it is to be quiet. */
  readonly conclude: (summary: string) => void;
}

/** More columns of the table, the most important first, because a narrow terminal omits the last. */
export interface Columns {
  readonly headings: readonly string[];
  /** Returns a stream's cells under the headings. A cell may be empty. */
  readonly cellsOf: (stream: string) => readonly string[];
  /** The same cells for the whole read. */
  readonly totals: readonly string[];
}

/**
 * One configured stream of a `read`, already matched to what `discover` declares. The source calls `start` once, then
 * `records` and `state` any number of times, then exactly one of `complete` and `fail`. Each call resolves when the
 * platform has taken the output (backpressure). A source that awaits the calls goes no faster than its destination.
 */
export interface StreamOutput {
  readonly name: string;
  /** The effective mode: `incremental` falls back to `full_refresh` if the stream does not support it. */
  readonly syncMode: SyncMode;
  /**
   * The stream's state of the previous sync, as it was emitted. Undefined if there is none, and for a full refresh of a
   * stream that is not `is_resumable`.
   */
  readonly initialState: Readonly<Record<string, unknown>> | undefined;
  /** STREAM_STATUS STARTED. */
  start(): Promise<void>;
  /**
   * Emits records in this order. STREAM_STATUS RUNNING precedes the first one.
   * @throws SystemError for a record that the platform would drop or reject: without fields, or longer than a line may
   * be. The records before it are written.
   */
  records(batch: readonly object[]): Promise<void>;
  /** Emits STATE with sourceStats.recordCount = records of this stream since its previous STATE. */
  state(value: object): Promise<void>;
  /** STREAM_STATUS RUNNING with reason RATE_LIMITED. @param untilMs Unix time in milliseconds. */
  rateLimited(untilMs: number): Promise<void>;
  /** TRACE ESTIMATE of type STREAM. @param totalRecords expected records of the whole sync. */
  estimate(totalRecords: number): Promise<void>;
  /**
   * Emits STREAM_STATUS COMPLETE. Emits a STATE first if none was emitted or if records follow the last one. It repeats
   * the last state, else the initial one, else it is empty.
   */
  complete(): Promise<void>;
  /**
   * Emits TRACE ERROR with this stream's descriptor, then STREAM_STATUS INCOMPLETE. The other streams continue. An
   * error that only repeats that the command's signal was aborted is no failure: INCOMPLETE only.
   */
  fail(error: unknown): Promise<void>;
  /** True once `complete` or `fail` was called. */
  readonly ended: boolean;
}

/**
 * A source of the Airbyte protocol. `Config` is the type of a configuration that is valid under the specification.
 *
 * Errors: throw ConfigError, TransientError or SystemError (see errors.ts). In `check`, the first two become
 * CONNECTION_STATUS FAILED with the error's message. Any other error is one TRACE ERROR and exit 1.
 */
export interface Source<Config> {
  specification(): Promise<ConnectorSpecification>;
  /**
   * Validators of the specification, which `compileConfigSchemas` wrote when the source was built. Without them, each
   * process compiles the one that it needs, which takes about 60 ms of processor time.
   */
  configValidators?(): Promise<readonly CompiledSchema[]>;
  /** Resolves if the connection works, optionally with sentences for the user, a line each. */
  check(config: Config, context: CommandContext): Promise<string | undefined>;
  /** Resolves with the streams that a platform can select. `read` serves all streams of the source, also others. */
  discover(config: Config, context: DiscoverContext): Promise<readonly AirbyteStream[]>;
  /**
   * Reads the given streams. A stream that is neither completed nor failed when this settles ends INCOMPLETE: with the
   * thrown error, or as interrupted if `signal` is aborted.
   */
  read(config: Config, streams: readonly StreamOutput[], context: ReadContext): Promise<void>;
}
