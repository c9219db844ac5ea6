import type { Fact, FactIndex } from "./fact-index.js";

/** Facts in memory. They are counted, so they can move to disk before there are too many. */
export interface FactIndexInMemory extends FactIndex {
  readonly count: number;
}

/** Every method takes effect immediately, before its promise is awaited. */
export function createFactIndexInMemory(): FactIndexInMemory {
  const byCustomer = new Map<string, Map<string, Fact>>();
  let count = 0;
  return {
    get count() {
      return count;
    },
    async put(facts) {
      for (const fact of facts) {
        const own = byCustomer.get(fact.customerId) ?? new Map<string, Fact>();
        byCustomer.set(fact.customerId, own);
        count -= own.size;
        own.set(`${fact.kind} ${fact.id}`, fact);
        count += own.size;
      }
    },
    async of(customerId) {
      return [...(byCustomer.get(customerId)?.values() ?? [])];
    },
    async remove(customerIds, kinds) {
      for (const customerId of customerIds) {
        const own = byCustomer.get(customerId);
        for (const [key, { kind }] of own ?? []) if (kinds.includes(kind) && own!.delete(key)) count -= 1;
        if (own?.size === 0) byCustomer.delete(customerId);
      }
    },
    async *all() {
      for (const customerId of [...byCustomer.keys()].toSorted()) {
        yield { customerId, facts: [...byCustomer.get(customerId)!.values()] };
      }
    },
    async close() {
      byCustomer.clear();
      count = 0;
    },
  };
}
