import { Big } from "big.js";
import { exact } from "../exact.js";

/**
 * An exact rational number. Amounts are decimals, but 52/12 or a tax of 19 % taken out of a price aren't: keeping numerator
 * and denominator apart lets all arithmetic be exact, with one rounding at its end.
 */
export interface Fraction {
  readonly numerator: Big;
  readonly denominator: Big;
}

/** A constructor of its own: division truncates to whole numbers, the only division that is needed and exact. */
const Whole = Big();
Whole.DP = 0;
Whole.RM = Whole.roundDown;

export const zero: Fraction = fraction(0);

export function fraction(numerator: string | number, denominator: string | number = 1): Fraction {
  return { numerator: Whole(numerator), denominator: Whole(denominator) };
}

export function add(a: Fraction, b: Fraction): Fraction {
  if (a.denominator.eq(b.denominator)) return { numerator: a.numerator.plus(b.numerator), denominator: a.denominator };
  return shortened(
    a.numerator.times(b.denominator).plus(b.numerator.times(a.denominator)),
    a.denominator.times(b.denominator),
  );
}

export function subtract(a: Fraction, b: Fraction): Fraction {
  return add(a, { numerator: b.numerator.times(-1), denominator: b.denominator });
}

export function multiply(a: Fraction, b: Fraction): Fraction {
  return shortened(a.numerator.times(b.numerator), a.denominator.times(b.denominator));
}

/** `b` isn't 0. */
export function divide(a: Fraction, b: Fraction): Fraction {
  return shortened(a.numerator.times(b.denominator), a.denominator.times(b.numerator));
}

export function isPositive(a: Fraction): boolean {
  return a.numerator.gt(0) === a.denominator.gt(0) && !a.numerator.eq(0);
}

export function isLess(a: Fraction, b: Fraction): boolean {
  return isPositive(subtract(b, a));
}

export function sum(terms: readonly Fraction[]): Fraction {
  return terms.reduce(add, zero);
}

/** The one rounding: half up to a whole minor unit. Amounts of MRR are never negative. @throws InexactAmountError */
export function roundHalfUp(a: Fraction): number {
  const doubled = a.denominator.times(2);
  return exact(a.numerator.times(2).plus(a.denominator).div(doubled).toNumber());
}

/** Digits from which on a fraction is worth reducing: most never get so long. */
const manyDigits = 60;

/** The same fraction. Each amount off that is spread over items would otherwise triple its digits. */
function shortened(numerator: Big, denominator: Big): Fraction {
  if (numerator.c.length + denominator.c.length < manyDigits) return { numerator, denominator };
  const decimals = Math.max(0, decimalsOf(numerator), decimalsOf(denominator));
  const whole = (value: Big) => BigInt(value.times(`1e${decimals}`).toFixed());
  const divisor = greatestCommonDivisor(whole(numerator), whole(denominator));
  const part = (value: Big) => Whole(String(whole(value) / divisor));
  return { numerator: part(numerator), denominator: part(denominator) };
}

/** How many digits follow the point. */
function decimalsOf({ c: digits, e: exponent }: Big): number {
  return digits.length - 1 - exponent;
}

/** Of a denominator that isn't 0. Positive. */
function greatestCommonDivisor(a: bigint, b: bigint): bigint {
  while (a !== 0n) [a, b] = [b % a, a];
  return b < 0n ? -b : b;
}
