import type { Writable } from "node:stream";
import { pipelineEndsOnTerminal } from "./pipeline.js";

/**
 * What standard error shows beside the messages on standard output: nothing (a platform reads those), errors alone, a line for
 * each log and error, or a table that is drawn again in place, with warnings and errors above it.
 */
export type Watching = "nothing" | "errors" | "lines" | "table";

export interface WatchingChoice {
  /** The command line is none of the protocol's, so that no platform has written it. */
  readonly isByHand: boolean;
  readonly isQuiet: boolean;
}

/** The parts of a stream that tell what is at its end; a stream that is no terminal has none of them. */
export type MaybeTerminal = Writable & {
  readonly isTTY?: boolean;
  readonly fd?: number;
  readonly columns?: number;
  readonly rows?: number;
  readonly hasColors?: (count: number) => boolean;
};

/** Decides by who seems to be there. Messages that go to a terminal are seen already, and a table would be drawn over them. */
export function watchingOf(
  { isByHand, isQuiet }: WatchingChoice,
  stdout: MaybeTerminal,
  stderr: MaybeTerminal,
  env: Readonly<Record<string, string | undefined>>,
): Watching {
  const isTerminal = stderr.isTTY === true;
  if (!isTerminal && !isByHand && !isQuiet) return "nothing";
  if (isQuiet || stdout.isTTY === true) return "errors";
  if (!isTerminal) return "lines";
  if (stdout.fd !== undefined && pipelineEndsOnTerminal()) return "errors";
  return env["TERM"] === "dumb" ? "lines" : "table";
}
