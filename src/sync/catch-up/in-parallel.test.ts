import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { inParallel } from "./in-parallel.js";

const pause = (turns: number) =>
  new Promise<void>((resolve) => {
    let left = turns;
    const next = () => (left-- > 0 ? setImmediate(next) : resolve());
    next();
  });

describe("reading items in parallel", () => {
  it("yields every result once, in the order of its item, with no more items in work than allowed", async () => {
    const works = fc.array(fc.array(fc.nat({ max: 3 }), { maxLength: 4 }), { maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(works, fc.integer({ min: 1, max: 4 }), async (items, concurrency) => {
        let inWork = 0;
        let peak = 0;
        async function* read(item: number): AsyncGenerator<readonly [number, number]> {
          inWork += 1;
          peak = Math.max(peak, inWork);
          for (const [index, turns] of items[item]!.entries()) {
            await pause(turns);
            yield [item, index];
          }
          inWork -= 1;
        }
        const results: (readonly [number, number])[] = [];
        for await (const result of inParallel(items.keys(), concurrency, read)) results.push(result);
        for (const [item, parts] of items.entries()) {
          const own = results.filter(([from]) => from === item).map(([, index]) => index);
          expect(own).toEqual([...parts.keys()]);
        }
        expect(peak).toBeLessThanOrEqual(concurrency);
        expect(inWork).toBe(0);
      }),
      { numRuns: 50 },
    );
  });

  it("rejects with the first error, even if it occurs while the consumer handles another result", async () => {
    async function* read(item: string): AsyncGenerator<string> {
      if (item === "broken") throw new Error("no more");
      yield item;
    }
    const reading = (async () => {
      for await (const _result of inParallel(["whole", "broken"], 2, read)) await pause(5);
    })();
    await expect(reading).rejects.toThrow("no more");
  });
});
