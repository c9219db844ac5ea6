import * as fc from "fast-check";
import { expect, test } from "vitest";
import { fraction, isLess, roundHalfUp, subtract, sum, type Fraction } from "./fraction.js";
import { splitMrr } from "./split-mrr.js";

test.each<[title: string, parts: Fraction[], shares: number[]]>([
  ["one item has the whole MRR", [fraction(2900)], [2900]],
  ["whole parts stay as they are", [fraction(1900), fraction(0), fraction(2900)], [1900, 0, 2900]],
  ["the largest part has the remainder", [fraction(100, 3), fraction(4000, 3), fraction(100, 3)], [33, 1334, 33]],
  ["the first of equal parts has the remainder", Array(3).fill(fraction(1000, 3)) as Fraction[], [334, 333, 333]],
  ["the largest part gives up what rounding added", [fraction("0.5"), fraction("1000.5")], [1, 1000]],
  ["the next part gives up what the largest lacks", Array(5).fill(fraction("0.5")) as Fraction[], [0, 0, 1, 1, 1]],
  ["without items there is nothing to split", [], []],
])("%s", (_title, parts, shares) => {
  expect(splitMrr(roundHalfUp(sum(parts)), parts)).toEqual(shares);
});

test("the shares add up to the total, are never negative, and differ from the part only by rounding", () => {
  const part = fc
    .tuple(fc.oneof(fc.nat({ max: 9 }), fc.nat({ max: 10_000_000 })), fc.constantFrom(1, 2, 3, 7, 12, 365))
    .map(([numerator, denominator]) => fraction(numerator, denominator));
  fc.assert(
    fc.property(fc.array(part, { maxLength: 25 }), (parts) => {
      const total = roundHalfUp(sum(parts));
      const shares = splitMrr(total, parts);
      expect(shares.reduce((added, share) => added + share, 0)).toBe(total);
      const mostRounded = fraction(parts.length + 1, 2);
      for (const [index, share] of shares.entries()) {
        expect(share).toBeGreaterThanOrEqual(0);
        const [low, high] = [subtract(parts[index]!, fraction(share)), subtract(fraction(share), parts[index]!)];
        expect(isLess(mostRounded, low) || isLess(mostRounded, high)).toBe(false);
      }
    }),
  );
});
