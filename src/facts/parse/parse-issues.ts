import type { Logger } from "@airbyte/cdk-typescript-compat";
import { UnreadableObject } from "./unreadable.js";

/** Parses objects for the derived streams, and reports those that can't be parsed. */
export interface ParseIssues {
  /**
   * Returns the parsed result of each source that has one. Leaves out a source that can't be parsed. Logs a warning
   * with its name the first time, for the first few.
   */
  readonly parseAll: <Source, Result>(
    sources: readonly Source[],
    name: (source: Source) => string,
    read: (source: Source) => Result | undefined,
  ) => Result[];
  /** Returns false only if no source of this name was left out. */
  mayInclude(name: string): boolean;
  /** The number of sources left out. A source that fails twice counts once. */
  readonly leftOut: number;
}

/** Nobody would read more warnings. */
const mostNamed = 20;

/** About 100 bytes each. Beyond this number, a source that fails twice is reported and counted twice. */
const mostLookups = 100_000;

export function createParseIssues(log: Logger): ParseIssues {
  const known = new Set<string>();
  let leftOut = 0;

  function leaveOut(name: string, { message }: UnreadableObject): void {
    if (known.has(name)) return;
    if (known.size < mostLookups) known.add(name);
    leftOut += 1;
    if (leftOut > mostNamed) return;
    const others =
      leftOut === mostNamed ? ` Further objects are counted in the closing lines (objects_not_understood).` : "";
    log.warn(`The derived streams leave ${name} out: ${message}${others}`);
  }

  return {
    parseAll: (sources, name, read) =>
      sources.flatMap((source) => {
        try {
          return read(source) ?? [];
        } catch (error) {
          if (!(error instanceof UnreadableObject)) throw error;
          leaveOut(name(source).slice(0, longestName), error);
          return [];
        }
      }),
    mayInclude: (name) => known.has(name.slice(0, longestName)) || known.size >= mostLookups,
    get leftOut() {
      return leftOut;
    },
  };
}

/** An id may be of any size. */
const longestName = 100;
