import type { Outcome } from "./comparison.js";
import type { List, Read, Reader, ReaderRun } from "./reader.js";

/** Starts a server with so many objects in a list, and none in others, while it is used by its address. */
export type Serve = (list: List, objects: number, use: (url: string) => Promise<void>) => Promise<void>;

/** Returns a way to read which fails with the reason, if the reader cannot be installed. */
export async function installed({ install }: Reader): Promise<Read> {
  try {
    return await install();
  } catch (error) {
    return () => Promise.reject(new Error(`it cannot be installed: ${reasonOf(error)}`));
  }
}

/**
 * Reads a list by all readers in turn, in rounds, on one server, and then an empty list.
 * A reader that fails is not run again. Its outcome says why.
 */
export async function runRounds(
  reads: ReadonlyMap<string, Read>,
  list: List,
  objects: number,
  rounds: number,
  serve: Serve,
): Promise<ReadonlyMap<string, Outcome>> {
  const runs = new Map<string, ReaderRun[]>([...reads.keys()].map((name) => [name, []]));
  const failures = new Map<string, string>();

  async function readInTurn(url: string, size: number): Promise<void> {
    for (const [name, read] of reads) {
      if (failures.has(name)) continue;
      try {
        runs.get(name)!.push(await readAll(read, url, list, size));
      } catch (error) {
        failures.set(name, reasonOf(error));
      }
    }
  }

  await serve(list, objects, async (url) => {
    for (let round = 0; round < rounds; round += 1) await readInTurn(url, objects);
  });
  await serve(list, 0, (url) => readInTurn(url, 0));
  return new Map(
    [...runs].map(([name, own]) => {
      const failure = failures.get(name);
      return [name, failure === undefined ? { full: own.slice(0, -1), empty: own.at(-1)! } : { failure }];
    }),
  );
}

/** @throws Error if not every object was read. */
async function readAll(read: Read, url: string, list: List, objects: number): Promise<ReaderRun> {
  const run = await read(url, list);
  if (run.records !== objects) throw new Error(`it read ${run.records} of ${objects} objects`);
  return run;
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
