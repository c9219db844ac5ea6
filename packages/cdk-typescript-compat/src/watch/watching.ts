import type { Writable } from "node:stream";
import { pipelineEndsOnTerminal } from "./pipeline.js";

/**
 * The output on standard error, in addition to the messages on standard output.
 * - "nothing": a platform reads the messages
 * - "errors": only errors
 * - "lines": a line for each log and error
 * - "table": a table that is redrawn in place, with warnings and errors above it
 */
export type Watching = "nothing" | "errors" | "lines" | "table";

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
 * Decides what to show, from who seems to watch. If messages go to a terminal, a person already sees them, and a table
 * would overwrite them.
 */
export function watchingOf(
  { isManual, isQuiet }: WatchingChoice,
  stdout: MaybeTerminal,
  stderr: MaybeTerminal,
  env: Readonly<Record<string, string | undefined>>,
): Watching {
  const isTerminal = stderr.isTTY === true;
  if (!isTerminal && !isManual && !isQuiet) return "nothing";
  if (isQuiet || stdout.isTTY === true) return "errors";
  if (!isTerminal) return "lines";
  if (stdout.fd !== undefined && pipelineEndsOnTerminal()) return "errors";
  return env["TERM"] === "dumb" ? "lines" : "table";
}
