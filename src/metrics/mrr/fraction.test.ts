import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { InexactAmountError } from "../exact.js";
import { add, divide, fraction, isLess, isPositive, multiply, roundHalfUp, subtract, sum, zero } from "./fraction.js";
import type { Fraction } from "./fraction.js";

const digits = ({ numerator, denominator }: Fraction): number => `${numerator}${denominator}`.length;

/** Returns whether a fraction equals a numerator and a denominator. */
const equals = (a: Fraction, numerator: bigint, denominator: bigint): boolean =>
  a.numerator * denominator === a.denominator * numerator;

describe("a fraction", () => {
  test("has the value that whole numbers give, of any length and sign", () => {
    const part = fc.oneof(fc.bigInt({ min: -99n, max: 99n }), fc.bigInt({ min: -(10n ** 40n), max: 10n ** 40n }));
    const below = part.filter((each) => each !== 0n);
    fc.assert(
      fc.property(part, below, part, below, (a, b, c, d) => {
        const [x, y] = [fraction(`${a}`, `${b}`), fraction(`${c}`, `${d}`)];
        expect(equals(add(x, y), a * d + c * b, b * d)).toBe(true);
        expect(equals(subtract(x, y), a * d - c * b, b * d)).toBe(true);
        expect(equals(multiply(x, y), a * c, b * d)).toBe(true);
        if (c !== 0n) expect(equals(divide(x, y), a * d, b * c)).toBe(true);
        expect(isPositive(x)).toBe(a * b > 0n);
        expect(isLess(x, y)).toBe((c * b - a * d) * b * d > 0n);
      }),
    );
  });

  test("stays short in any number of steps, also with decimals", () => {
    let [short, decimal] = [fraction(1), fraction("0.001")];
    for (let i = 0; i < 60; i += 1) {
      short = divide(multiply(short, fraction(99_991, 70_001)), fraction(99_991, 70_001));
      decimal = subtract(add(decimal, fraction("0.00017", 31_337)), fraction("0.00017", 31_337));
      expect(Math.max(digits(short), digits(decimal))).toBeLessThan(80);
    }
    expect(equals(short, 1n, 1n)).toBe(true);
    expect(equals(decimal, 1n, 1000n)).toBe(true);
  });

  test("keeps its denominator in a sum of equal ones", () => {
    const total = sum([fraction(1, 12), fraction(3, 12), fraction(5, 12)]);
    expect([total.numerator, total.denominator]).toEqual([9n, 12n]);
    expect(sum([])).toBe(zero);
  });

  test("is rounded half up, and beyond 2^53 not at all", () => {
    const rounded = ["0", "0.4", "0.5", "1.4999999999", "1.5", "2.5"].map((each) => roundHalfUp(fraction(each)));
    expect(rounded).toEqual([0, 0, 1, 1, 2, 3]);
    expect(roundHalfUp(fraction(26_099, 3))).toBe(8700);
    expect(() => roundHalfUp(fraction(`${2n ** 53n}`))).toThrow(InexactAmountError);
  });
});
