import type { Writable } from "node:stream";
import { pipelineEndsOnTerminal } from "./pipeline.js";

/**
 * The output on standard error, in addition to the messages on standard output.
 * - "errors": every failure
 * - "outcome": every failure and the closing summary, a line each
 * - "lines": a line for each log and error
 * - "table": a table that is redrawn in place, with warnings and errors above it
 */
export type Watching = "errors" | "outcome" | "lines" | "table";

export interface WatchingChoice {
  /** True if the command line is not one that a platform writes. */
  readonly isManual: boolean;
  readonly isQuiet: boolean;
}

/** The properties of a stream that show whether it is a terminal. A stream that is not one has none of them. */
export type MaybeTerminal = Writable & {
  readonly isTTY?: boolean;
  readonly fd?: number;
  readonly columns?: number;
  readonly rows?: number;
  readonly hasColors?: (count: number) => boolean;
};

/**
 * Decides what to show, from who seems to watch. A platform reads the messages, so it gets the outcome only, which a
 * cron job reports. If messages go to a terminal, a person already sees them, and a table would overwrite them.
 */
export function watchingOf(
  { isManual, isQuiet }: WatchingChoice,
  stdout: MaybeTerminal,
  stderr: MaybeTerminal,
  env: Readonly<Record<string, string | undefined>>,
): Watching {
  const isTerminal = stderr.isTTY === true;
  if (isQuiet) return "errors";
  if (stdout.isTTY === true || !(isTerminal || isManual)) return "outcome";
  if (!isTerminal) return "lines";
  if (stdout.fd !== undefined && pipelineEndsOnTerminal()) return "outcome";
  return env["TERM"] === "dumb" ? "lines" : "table";
}
