import { Big } from "big.js";
import { exact } from "../exact.js";

/**
 * An exact rational number. Amounts are decimals, but 52/12 and a price without its 19 % tax are not.
 * Separate numerators and denominators keep all arithmetic exact, with one rounding at the end.
 */
export interface Fraction {
  readonly numerator: Big;
  readonly denominator: Big;
}

/**
 * A separate Big constructor whose division truncates to whole numbers. Only that division is needed, and it is exact.
 */
const Whole = Big();
Whole.DP = 0;
Whole.RM = Whole.roundDown;

export const zero: Fraction = fraction(0);

/** Returns an exact fraction: `fraction(52, 12)`, `fraction("0.5")`. */
export function fraction(numerator: string | number, denominator: string | number = 1): Fraction {
  return { numerator: Whole(numerator), denominator: Whole(denominator) };
}

/** Returns a + b: 1/3 + 1/6 = 1/2. */
export function add(a: Fraction, b: Fraction): Fraction {
  if (a.denominator.eq(b.denominator)) return { numerator: a.numerator.plus(b.numerator), denominator: a.denominator };
  return shortened(
    a.numerator.times(b.denominator).plus(b.numerator.times(a.denominator)),
    a.denominator.times(b.denominator),
  );
}

/** Returns a - b: 1/2 - 1/3 = 1/6. */
export function subtract(a: Fraction, b: Fraction): Fraction {
  return add(a, { numerator: b.numerator.times(-1), denominator: b.denominator });
}

/** Returns a * b: 1000 * 52/12 = 52000/12. */
export function multiply(a: Fraction, b: Fraction): Fraction {
  return shortened(a.numerator.times(b.numerator), a.denominator.times(b.denominator));
}

/** Returns a / b; `b` must not be 0: `divide(fraction(1), fraction(3))` is exactly 1/3. */
export function divide(a: Fraction, b: Fraction): Fraction {
  return shortened(a.numerator.times(b.denominator), a.denominator.times(b.numerator));
}

export function isPositive(a: Fraction): boolean {
  return a.numerator.gt(0) === a.denominator.gt(0) && !a.numerator.eq(0);
}

export function isLess(a: Fraction, b: Fraction): boolean {
  return isPositive(subtract(b, a));
}

/** Returns the total; 0 without terms. */
export function sum(terms: readonly Fraction[]): Fraction {
  return terms.reduce(add, zero);
}

/**
 * Returns the whole minor unit, rounded half up: 8699.5 gives 8700. This is the only rounding.
 * MRR is never negative. @throws InexactAmountError
 */
export function roundHalfUp(a: Fraction): number {
  const doubled = a.denominator.times(2);
  return exact(a.numerator.times(2).plus(a.denominator).div(doubled).toNumber());
}

/** Fractions with fewer digits are not reduced, because most stay short. */
const manyDigits = 60;

/**
 * Returns the same fraction, reduced if it is long.
 * Without this, each amount off that is spread over items would triple its digits.
 */
function shortened(numerator: Big, denominator: Big): Fraction {
  if (numerator.c.length + denominator.c.length < manyDigits) return { numerator, denominator };
  const decimals = Math.max(0, decimalsOf(numerator), decimalsOf(denominator));
  const whole = (value: Big) => BigInt(value.times(`1e${decimals}`).toFixed());
  const divisor = greatestCommonDivisor(whole(numerator), whole(denominator));
  const part = (value: Big) => Whole(String(whole(value) / divisor));
  return { numerator: part(numerator), denominator: part(denominator) };
}

/** Returns the number of digits after the decimal point. */
function decimalsOf({ c: digits, e: exponent }: Big): number {
  return digits.length - 1 - exponent;
}

/** Returns the positive greatest common divisor; `b` must not be 0. */
function greatestCommonDivisor(a: bigint, b: bigint): bigint {
  while (a !== 0n) [a, b] = [b % a, a];
  return b < 0n ? -b : b;
}
