import { totalmem } from "node:os";

/** What DuckDB may hold. Beyond its limit, it moves what it can to temporary files. */
export interface DuckdbMemory {
  /**
   * Runs a task, and again with a higher limit as long as DuckDB runs out of memory: it works on 2,048 rows at a time, and
   * what they need depends on their sizes. The failed task must have changed nothing, so it is one statement that deletes
   * nothing: with DuckDB 1.5.4, a second try of a deletion ends with "Conflict on tuple deletion".
   */
  growing<T>(task: () => Promise<T>): Promise<T>;
  /**
   * Runs a task with DuckDB's own limit, four fifths of the machine's memory, and lowers it again.
   * https://duckdb.org/docs/stable/configuration/overview
   */
  highest<T>(task: () => Promise<T>): Promise<T>;
}

/**
 * @param megabytes the limit at first
 * @param setLimit fails if it lowers the limit and too much is in use, or if DuckDB runs no statement any more. Neither is
 *   a reason to stop.
 */
export function duckdbMemory(megabytes: number, setLimit: (megabytes: number) => Promise<unknown>): DuckdbMemory {
  const most = Math.max(megabytes, mostMegabytes());
  let limit = megabytes;
  const set = (megabytes: number) => setLimit(megabytes).catch(() => undefined);
  return {
    async growing(task) {
      for (;;) {
        try {
          return await task();
        } catch (error) {
          if (!isOutOfMemory(error) || limit >= most) throw error;
          limit = Math.min(Math.ceil(growth * limit), most);
          await set(limit);
        }
      }
    },
    async highest(task) {
      // DuckDB lets go of the blocks that it has read, which it would keep in so much memory.
      await set(least);
      await set(most);
      try {
        return await task();
      } finally {
        await set(limit);
      }
    },
  };
}

const growth = 1.5;

/** In megabytes: less than DuckDB has read, in any file that is not small. */
const least = 24;

/** Matches DuckDB's messages, those of a failed commit as well. */
export const outOfMemory = /Out of Memory Error|failed to (?:pin|allocate)|could not allocate/i;

/** DuckDB calls it out of memory as well when the temporary files have no room. */
export const noRoomForTemporaryFiles = /max_temp_directory_size|failed to offload/i;

function isOutOfMemory(error: unknown): boolean {
  return error instanceof Error && outOfMemory.test(error.message) && !noRoomForTemporaryFiles.test(error.message);
}

function mostMegabytes(): number {
  const machine = totalmem();
  // A container's limit. Without one, it is 0 or beyond all memory.
  const container = process.constrainedMemory();
  return Math.floor((0.8 * (container > 0 ? Math.min(machine, container) : machine)) / 1e6);
}
