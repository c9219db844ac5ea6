import type { AirbyteStream, ConnectorSpecification, SyncMode } from "./protocol.js";
import type { Logger } from "./logger.js";

/** What every command is given besides its configuration. */
export interface CommandContext {
  readonly log: Logger;
  /** Aborted by SIGTERM, SIGINT or a closed stdout: stop at the next page, write the last honest states, return. */
  readonly signal: AbortSignal;
}

/** What a `read` is given besides. */
export interface ReadContext extends CommandContext {
  /**
   * Says what the table on a person's terminal shows beside each stream's state and records. The function is called whenever the
   * table is drawn, and never where there is none, as under a platform.
   */
  readonly showColumns: (columns: () => Columns) => void;
}

/** Further columns of the table, the most important first: a narrow terminal has no room for the last. */
export interface Columns {
  readonly headings: readonly string[];
  /** A stream's cells under the headings, empty where there is nothing to say. */
  readonly cellsOf: (stream: string) => readonly string[];
  /** The same for the whole read. */
  readonly totals: readonly string[];
}

/**
 * One configured stream of a `read`, already matched to what `discover` declares. The source calls `start` once,
 * then `records` and `state` in any number, then exactly one of `complete` and `fail`. Each call resolves when the
 * platform has taken what was written (backpressure), so awaiting them paces the source by its destination.
 */
export interface StreamOutput {
  readonly name: string;
  /** The effective mode: `incremental` falls back to `full_refresh` where the stream does not support it. */
  readonly syncMode: SyncMode;
  /**
   * The stream's own state of the last sync, as it was emitted; undefined when there is none, and for a full refresh
   * of a stream that isn't `is_resumable`.
   */
  readonly initialState: Readonly<Record<string, unknown>> | undefined;
  /** STREAM_STATUS STARTED. */
  start(): Promise<void>;
  /**
   * Records in this order; the first ever is preceded by STREAM_STATUS RUNNING.
   * @throws SystemError for a record that the platform would drop or refuse: without fields, or longer than a line may
   * be. The records before it are written.
   */
  records(batch: readonly object[]): Promise<void>;
  /** STATE with sourceStats.recordCount = records of this stream since its previous STATE. */
  state(value: object): Promise<void>;
  /** STREAM_STATUS RUNNING with reason RATE_LIMITED. @param untilMs Unix time in milliseconds. */
  rateLimited(untilMs: number): Promise<void>;
  /** TRACE ESTIMATE of type STREAM. @param totalRecords expected records of the whole sync. */
  estimate(totalRecords: number): Promise<void>;
  /**
   * STREAM_STATUS COMPLETE. Emits a STATE first where none was emitted or records follow the last: that last state
   * again, else the initial one, else an empty one.
   */
  complete(): Promise<void>;
  /**
   * TRACE ERROR with this stream's descriptor, then STREAM_STATUS INCOMPLETE. The other streams go on. An error that
   * only says that the command's signal was aborted is no failure: INCOMPLETE alone.
   */
  fail(error: unknown): Promise<void>;
  /** True once `complete` or `fail` was called. */
  readonly ended: boolean;
}

/**
 * A source of the Airbyte protocol. `Config` is the type of a configuration that is valid under the specification.
 *
 * Errors: throw ConfigError, TransientError or SystemError (see errors.ts). In `check`, the first two become
 * CONNECTION_STATUS FAILED with the error's message; anything else is one TRACE ERROR and exit 1.
 */
export interface Source<Config> {
  specification(): Promise<ConnectorSpecification>;
  /** Resolves when the connection works, with a sentence for the user where there is something to say. */
  check(config: Config, context: CommandContext): Promise<string | undefined>;
  discover(config: Config, context: CommandContext): Promise<readonly AirbyteStream[]>;
  /**
   * Reads the given streams. A stream that is neither completed nor failed when this resolves or rejects ends
   * INCOMPLETE: with the thrown error, or as interrupted where `signal` is aborted.
   */
  read(config: Config, streams: readonly StreamOutput[], context: ReadContext): Promise<void>;
}
