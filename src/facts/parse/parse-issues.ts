import type { Logger } from "@airbyte/cdk-typescript-compat";
import { UnreadableObject } from "./unreadable.js";

/** Takes what the derived streams can understand, and says what they leave out. */
export interface ParseIssues {
  /**
   * What is read from each source, where there is something. What can't be understood is left out, with a warning that names it the
   * first time.
   */
  parseAll<Source, Result>(
    sources: readonly Source[],
    name: (source: Source) => string,
    read: (source: Source) => Result | undefined,
  ): Result[];
  /** How many were left out, each once. */
  readonly leftOut: number;
}

/** About 100 bytes each. Beyond it, what is read twice is named and counted twice. */
const mostLookups = 100_000;

export function createParseIssues(log: Logger): ParseIssues {
  const known = new Set<string>();
  let leftOut = 0;

  function leaveOut(name: string, { message }: UnreadableObject): void {
    if (known.has(name)) return;
    if (known.size < mostLookups) known.add(name);
    leftOut += 1;
    log.warn(`The derived streams leave ${name} out: ${message}`);
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
    get leftOut() {
      return leftOut;
    },
  };
}

/** An id may be of any size. */
const longestName = 100;
