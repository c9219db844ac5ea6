import { totalmem } from "node:os";

/** What DuckDB may hold. Beyond its limit, it moves what it can to temporary files. */
export interface DuckdbMemory {
  /**
   * Runs a task, and again with a higher limit as long as DuckDB runs out of memory: it works on 2,048 rows at a time, and
   * what they need depends on their sizes. The failed task must have changed nothing.
   */
  growing<T>(task: () => Promise<T>): Promise<T>;
  /** Runs a task with the highest limit, which is DuckDB's own: four fifths of the machine's memory. */
  highest<T>(task: () => Promise<T>): Promise<T>;
  /** Sets that limit for the rest. */
  raise(): Promise<void>;
}

/** @param megabytes the limit at first */
export function duckdbMemory(megabytes: number, setLimit: (megabytes: number) => Promise<unknown>): DuckdbMemory {
  const most = mostMegabytes();
  let limit = megabytes;
  const raise = async () => void (await setLimit(most));
  return {
    raise,
    async growing(task) {
      for (;;) {
        try {
          return await task();
        } catch (error) {
          if (!isOutOfMemory(error) || limit >= most) throw error;
          limit = Math.min(Math.ceil(growth * limit), most);
          await setLimit(limit);
        }
      }
    },
    async highest(task) {
      await raise();
      try {
        return await task();
      } finally {
        await setLimit(limit);
      }
    },
  };
}

const growth = 1.5;

/** Matches DuckDB's messages, those of a failed commit as well. */
export const outOfMemory = /Out of Memory Error|failed to (?:pin|allocate)|could not allocate/i;

function isOutOfMemory(error: unknown): boolean {
  return error instanceof Error && outOfMemory.test(error.message);
}

/** https://duckdb.org/docs/stable/configuration/overview */
function mostMegabytes(): number {
  const machine = totalmem();
  // A container's limit. Without one, it is 0 or beyond all memory.
  const container = process.constrainedMemory();
  return Math.floor((0.8 * (container > 0 ? Math.min(machine, container) : machine)) / 1e6);
}
