import { rm } from "node:fs/promises";
import { ConfigError } from "@airbyte/cdk-typescript-compat";
import type { ClassicLevel } from "classic-level";
import type { FactsOfCustomer, Fact, FactIndex } from "./fact-index.js";
import { createTemporaryFolder, howToSetFolder } from "./temporary-folder.js";

/**
 * LevelDB's settings, for many writes in random order and one ordered read of everything.
 * https://github.com/google/leveldb/blob/main/doc/index.md
 */
const settings = {
  keyEncoding: "utf8",
  valueEncoding: "json",
  // A larger buffer is merged less often. But there may be two of them, and a merge maps four or more into memory.
  writeBufferSize: 8 * 2 ** 20,
  // Neighbours are similar and are read together.
  blockSize: 16 * 2 ** 10,
  // Open files are mapped into memory, 2 MB each. 64 is the fewest that LevelDB keeps open (74 less 10 other files).
  maxOpenFiles: 74,
  maxFileSize: 2 * 2 ** 20,
} as const;

/** The most facts, and the most bytes, that a walk reads ahead. */
const readAhead = { facts: 1_000, bytes: 2 ** 18 } as const;

/**
 * The number of facts that a walk reads before it reopens the database. LevelDB still merges files when a walk begins,
 * and those that it has replaced stay mapped until then.
 */
const factsPerLeg = 10_000;

/**
 * Opens a new LevelDB in a new folder, which `close` removes. Only this user can enter the folder.
 *
 * @param parent the folder in which the new folder is created.
 * @throws ConfigError if the folder can't be written to. Each method throws it, too.
 */
export async function openFactIndexOnDisk(parent: string): Promise<FactIndex> {
  // Loaded only here, because few syncs need it and no other command does.
  const { ClassicLevel } = await import("classic-level");
  const folder = await createTemporaryFolder(parent, async (path) => ClassicLevel.destroy(path));
  const db = new ClassicLevel<string, object>(folder, settings);

  async function of(customerId: string): Promise<Fact[]> {
    const entries = await withDiskErrors(folder, () => db.iterator(factsOf(customerId)).all());
    return entries.map(asFact);
  }

  return {
    put: async (facts) =>
      withDiskErrors(folder, () =>
        db.batch(facts.map((fact) => ({ type: "put", key: keyOf(fact), value: fact.value }))),
      ),
    of,
    async remove(customerIds, kinds) {
      for (const customerId of customerIds) {
        const gone = (await of(customerId)).filter(({ kind }) => kinds.includes(kind));
        await withDiskErrors(folder, () => db.batch(gone.map((fact) => ({ type: "del", key: keyOf(fact) }))));
      }
    },
    all: () => byCustomer(walk(db, folder)),
    async close() {
      await db.close();
      await rm(folder, { recursive: true, force: true, maxRetries: 3 });
    },
  };
}

/** Separates the parts of a key. It sorts before all other characters, so the facts of one customer are adjacent. */
const end = "\0";

function keyOf({ customerId, kind, id }: Fact): string {
  return [customerId, kind, id].join(end);
}

function asFact([key, value]: [string, object]): Fact {
  const [customerId, kind, id] = key.split(end) as [string, string, string];
  return { customerId, kind, id, value };
}

/** Returns the range of the keys of the customer's facts. */
function factsOf(customerId: string): { readonly gte: string; readonly lt: string } {
  return { gte: `${customerId}${end}`, lt: `${customerId}\u0001` };
}

async function* walk(db: ClassicLevel<string, object>, folder: string): AsyncGenerator<Fact> {
  let last = "";
  let count: number;
  do {
    count = 0;
    for await (const entries of leg(db, folder, last)) {
      yield* entries.map(asFact);
      count += entries.length;
      [last] = entries.at(-1)!;
    }
  } while (count === factsPerLeg);
}

/**
 * Yields one part of the walk, with its own iterator. While an iterator is open, LevelDB deletes no file that it has
 * replaced. The database is reopened first, because that unmaps the files that it has mapped into memory.
 */
async function* leg(
  db: ClassicLevel<string, object>,
  folder: string,
  after: string,
): AsyncGenerator<[string, object][]> {
  await reopen(db, folder);
  const iterator = db.iterator({ gt: after, limit: factsPerLeg, highWaterMarkBytes: readAhead.bytes });
  try {
    for (;;) {
      const entries = await withDiskErrors(folder, () => iterator.nextv(readAhead.facts));
      if (entries.length === 0) return;
      yield entries;
    }
  } finally {
    await iterator.close();
  }
}

/** Reopens the database. Fails if it was removed meanwhile, instead of creating an empty one. */
async function reopen(db: ClassicLevel<string, object>, folder: string): Promise<void> {
  await withDiskErrors(folder, async () => {
    await db.close();
    await db.open({ createIfMissing: false });
  });
}

async function* byCustomer(facts: AsyncIterable<Fact>): AsyncGenerator<FactsOfCustomer> {
  let own: Fact[] = [];
  for await (const fact of facts) {
    const [first] = own;
    if (first && first.customerId !== fact.customerId) {
      yield { customerId: first.customerId, facts: own };
      own = [];
    }
    own.push(fact);
  }
  if (own[0]) yield { customerId: own[0].customerId, facts: own };
}

/** Runs the work. Turns a disk failure into a ConfigError, because the user can fix it. */
async function withDiskErrors<T>(folder: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const failure = failureOfDisk(error);
    if (!failure) throw error;
    throw new ConfigError(
      `The derived streams' temporary files in ${folder} can't be written or read (${failure.message}). ` +
        `Free some space there, or ${howToSetFolder} to a folder with more space. ` +
        `Each customer, subscription, invoice and charge needs about 300 bytes.`,
      { cause: error },
    );
  }
}

/** Returns the disk failure behind an error. If the database can't be opened, it is the error's `cause`. */
function failureOfDisk(error: unknown): Error | undefined {
  if (!(error instanceof Error && "code" in error)) return undefined;
  if (error.code === "LEVEL_IO_ERROR") return error;
  return error.code === "LEVEL_DATABASE_NOT_OPEN" && error.cause instanceof Error ? error.cause : undefined;
}
