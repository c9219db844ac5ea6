import { createFactIndexInMemory } from "./fact-index-in-memory.js";
import type { Fact, FactIndex } from "./fact-index.js";

export interface SpillingSetup {
  /** If there are more facts than this, they move to the index that `openLarge` opens. */
  readonly mostInMemory: number;
  /** Opens the index for many facts. Called at most once. */
  readonly openLarge: () => Promise<FactIndex>;
}

/** Stores facts in memory while they are few. If there are more, all of them move to a larger index and stay there. */
export function createSpillingFactIndex({ mostInMemory, openLarge }: SpillingSetup): FactIndex {
  const memory = createFactIndexInMemory();
  let large: Promise<FactIndex> | undefined;
  /** The large index, after all facts were moved to it. */
  let spilled: Promise<FactIndex> | undefined;
  let closed = false;

  async function spill(): Promise<FactIndex> {
    large = openLarge();
    const target = await large;
    for await (const facts of inBatches(memory)) await target.put(facts);
    await memory.close();
    return target;
  }

  const current = async (): Promise<FactIndex> => spilled ?? memory;

  return {
    async put(facts) {
      // When a sync is stopped, a late call must not open a database.
      if (closed) throw new Error("The facts are closed.");
      if (spilled) return (await spilled).put(facts);
      const kept = memory.put(facts);
      if (memory.count > mostInMemory) spilled = spill();
      await kept;
      await spilled;
    },
    of: async (customerId) => (await current()).of(customerId),
    remove: async (customerIds, kinds) => (await current()).remove(customerIds, kinds),
    async *all() {
      yield* (await current()).all();
    },
    async close() {
      closed = true;
      // If opening or filling the large index failed, `put` has already reported it.
      await spilled?.catch(() => undefined);
      const opened = await large?.catch(() => undefined);
      await (opened ?? memory).close();
    },
  };
}

async function* inBatches(facts: FactIndex): AsyncGenerator<readonly Fact[]> {
  let batch: Fact[] = [];
  for await (const { facts: own } of facts.all()) {
    for (const fact of own) batch.push(fact);
    if (batch.length < 1_000) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}
