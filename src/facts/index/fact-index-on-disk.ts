import { rm } from "node:fs/promises";
import { ConfigError } from "@airbyte/cdk-typescript-compat";
import type { ClassicLevel } from "classic-level";
import type { FactsOfCustomer, Fact, FactIndex } from "./fact-index.js";
import { createTemporaryFolder, namingFolders } from "./temporary-folder.js";

/**
 * LevelDB's settings, for one large filling in no order and one walk.
 * https://github.com/google/leveldb/blob/main/doc/index.md
 */
const settings = {
  keyEncoding: "utf8",
  valueEncoding: "json",
  // A larger one is merged less often; but there may be two of them, and four or more are mapped into memory to be merged.
  writeBufferSize: 8 * 2 ** 20,
  // Neighbours are alike and are read together.
  blockSize: 16 * 2 ** 10,
  // Open files are mapped into memory: no more than 64, the fewest that LevelDB keeps, of 2 MB each.
  maxOpenFiles: 74,
  maxFileSize: 2 * 2 ** 20,
} as const;

/** A walk reads so many facts at once, but no more bytes. */
const readAhead = { facts: 1_000, bytes: 2 ** 18 } as const;

const factsPerLeg = 50_000;

/**
 * Facts in a LevelDB of its own, in a new folder that `close` removes. Only this user can enter the folder.
 *
 * @param parent where the folder is made.
 * @throws ConfigError when the place can't be written to; so does each of its methods.
 */
export async function openFactIndexOnDisk(parent: string): Promise<FactIndex> {
  // Loaded only here: few syncs need it, and no other command does.
  const { ClassicLevel } = await import("classic-level");
  const folder = await createTemporaryFolder(parent, async (path) => ClassicLevel.destroy(path));
  const db = new ClassicLevel<string, object>(folder, settings);

  async function of(customerId: string): Promise<Fact[]> {
    const entries = await named(folder, () => db.iterator(factsOf(customerId)).all());
    return entries.map(asFact);
  }

  return {
    put: async (facts) =>
      named(folder, () => db.batch(facts.map((fact) => ({ type: "put", key: keyOf(fact), value: fact.value })))),
    of,
    async remove(customerIds, kinds) {
      for (const customerId of customerIds) {
        const gone = (await of(customerId)).filter(({ kind }) => kinds.includes(kind));
        await named(folder, () => db.batch(gone.map((fact) => ({ type: "del", key: keyOf(fact) }))));
      }
    },
    all: () => byCustomer(walk(db, folder)),
    async close() {
      await db.close();
      await rm(folder, { recursive: true, force: true, maxRetries: 3 });
    },
  };
}

/** Ends a part of a key. Sorts before all else, so that no id comes between the facts of another. */
const end = "\0";

function keyOf({ customerId, kind, id }: Fact): string {
  return [customerId, kind, id].join(end);
}

function asFact([key, value]: [string, object]): Fact {
  const [customerId, kind, id] = key.split(end) as [string, string, string];
  return { customerId, kind, id, value };
}

/** The keys of the customer's facts. */
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
 * A part of the walk with an iterator of its own: as long as one is open, LevelDB deletes no file that it has replaced.
 * Opened anew before it, the database forgets the files that it has mapped.
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
      const entries = await named(folder, () => iterator.nextv(readAhead.facts));
      if (entries.length === 0) return;
      yield entries;
    }
  } finally {
    await iterator.close();
  }
}

/** Never an empty database in the place of one that somebody removed. */
async function reopen(db: ClassicLevel<string, object>, folder: string): Promise<void> {
  await named(folder, async () => {
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

/** What goes wrong with the disk is for whoever provides it. */
async function named<T>(folder: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const failure = failureOfDisk(error);
    if (!failure) throw error;
    throw new ConfigError(
      `The derived streams' temporary files in ${folder} can't be written or read (${failure.message}). ` +
        `Make room there, or name a folder with more ${namingFolders}: it takes about 300 bytes for each customer, ` +
        `subscription, invoice and charge.`,
      { cause: error },
    );
  }
}

/** A database that can't be opened says why by its error's cause. */
function failureOfDisk(error: unknown): Error | undefined {
  if (!(error instanceof Error && "code" in error)) return undefined;
  if (error.code === "LEVEL_IO_ERROR") return error;
  return error.code === "LEVEL_DATABASE_NOT_OPEN" && error.cause instanceof Error ? error.cause : undefined;
}
