import { createFactIndexInMemory } from "./fact-index-in-memory.js";
import type { Fact, FactIndex } from "./fact-index.js";

export interface SpillingSetup {
  /** More facts go where `openLarge` says. */
  readonly mostInMemory: number;
  /** Opens the place for many facts. Called once at most. */
  readonly openLarge: () => Promise<FactIndex>;
}

/** Facts in memory as long as they are few. Once they are more, all of them move to a larger place and stay there. */
export function createSpillingFactIndex({ mostInMemory, openLarge }: SpillingSetup): FactIndex {
  const memory = createFactIndexInMemory();
  let large: Promise<FactIndex> | undefined;
  /** The large place once it has everything. */
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
      // What is still under way when a sync is stopped must not open anything.
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
      // Whoever put a fact was told when the place couldn't be opened or filled.
      await spilled?.catch(() => undefined);
      const opened = await large?.catch(() => undefined);
      await (opened ?? memory).close();
    },
  };
}

async function* inBatches(facts: FactIndex): AsyncGenerator<readonly Fact[]> {
  let batch: Fact[] = [];
  for await (const { facts: own } of facts.all()) {
    batch.push(...own);
    if (batch.length < 1_000) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}
