import { beforeAll, describe, it } from "vitest";
import { checkSeed } from "./model.js";

/** The number of test files with seeds. Vitest's workers share the files. */
const shards = 4;

/** For other seeds: `npm run test:model -- --seeds 5000 --from 1`. */
const { MODEL_FROM: from = "1", MODEL_SEEDS: count = "80", MODEL_SHRINK_SECONDS: shrinkSeconds = "60" } = process.env;

/** Plays every seed of a shard. @param shard counts from 0 */
export function testShard(shard: number): void {
  const seeds = Array.from({ length: Number(count) }, (_, index) => Number(from) + index);
  testSeeds(seeds.filter((seed) => seed % shards === shard));
}

/** Plays every seed of a list. */
export function testSeeds(seeds: readonly number[]): void {
  describe.skipIf(seeds.length === 0)("syncs of a changing account with kills, faults and resumed states", () => {
    // Loading the modules takes real time, in which no virtual time may pass.
    beforeAll(async () => Promise.all([import("stripe"), import("../../src/connector.js")]));

    const timeoutMs = (Number(shrinkSeconds) + 60) * 1000;
    it.for(seeds)(
      "end with the account's truth in the destination, seed %i",
      { timeout: timeoutMs },
      async (seed, { signal }) => checkSeed(seed, Number(shrinkSeconds) * 1000, signal),
    );
  });
}
