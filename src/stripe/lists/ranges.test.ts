import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { includes, subtract, union, type Range } from "./ranges.js";

const range = fc.tuple(fc.nat(40), fc.nat(12)).map(([from, length]): Range => ({ from, to: from + length }));
const seconds = Array.from({ length: 60 }, (_, second) => second);
const inAny = (ranges: readonly Range[], second: number) => ranges.some((r) => r.from <= second && second < r.to);

describe("ranges", () => {
  it("a union contains exactly the seconds of its parts, sorted, disjoint and with adjacent ranges merged", () => {
    fc.assert(
      fc.property(fc.array(range, { maxLength: 8 }), (parts) => {
        const merged = union(parts);
        for (const second of seconds) expect(includes(merged, second)).toBe(inAny(parts, second));
        for (let i = 1; i < merged.length; i += 1) expect(merged[i]!.from).toBeGreaterThan(merged[i - 1]!.to);
        for (const { from, to } of merged) expect(from).toBeLessThan(to);
      }),
    );
  });

  it("subtracting removes exactly the given seconds", () => {
    fc.assert(
      fc.property(fc.array(range, { maxLength: 8 }), range, (parts, removed) => {
        const rest = subtract(union(parts), removed);
        for (const second of seconds) {
          expect(includes(rest, second)).toBe(inAny(parts, second) && !inAny([removed], second));
        }
      }),
    );
  });

  it("removing an empty range changes nothing", () => {
    expect(subtract([{ from: 0, to: 10 }], { from: 5, to: 5 })).toEqual([{ from: 0, to: 10 }]);
  });
});
