import { exact } from "../exact.js";

/**
 * An exact rational number. Amounts are decimals, but 52/12 and a price without its 19 % tax are not.
 * Separate numerators and denominators keep all arithmetic exact, with one rounding at the end.
 */
export interface Fraction {
  readonly numerator: bigint;
  /** Greater than 0. */
  readonly denominator: bigint;
}

export const zero: Fraction = { numerator: 0n, denominator: 1n };

/**
 * Returns an exact fraction: `fraction(52, 12)`, `fraction("0.5")`. Numbers are whole, and decimals are texts without an
 * exponent. The denominator is not 0.
 */
export function fraction(numerator: string | number, denominator: string | number = 1): Fraction {
  return denominator === 1 ? decimal(numerator) : divide(decimal(numerator), decimal(denominator));
}

/** Returns a + b: 1/3 + 1/6 = 1/2. */
export function add(a: Fraction, b: Fraction): Fraction {
  if (a.denominator === b.denominator) return { numerator: a.numerator + b.numerator, denominator: a.denominator };
  return shortened(a.numerator * b.denominator + b.numerator * a.denominator, a.denominator * b.denominator);
}

/** Returns a - b: 1/2 - 1/3 = 1/6. */
export function subtract(a: Fraction, b: Fraction): Fraction {
  return add(a, { numerator: -b.numerator, denominator: b.denominator });
}

/** Returns a * b: 1000 * 52/12 = 52000/12. */
export function multiply(a: Fraction, b: Fraction): Fraction {
  return shortened(a.numerator * b.numerator, a.denominator * b.denominator);
}

/** Returns a / b; `b` must not be 0: `divide(fraction(1), fraction(3))` is exactly 1/3. */
export function divide(a: Fraction, b: Fraction): Fraction {
  const sign = b.numerator < 0n ? -1n : 1n;
  return shortened(sign * a.numerator * b.denominator, sign * a.denominator * b.numerator);
}

export function isPositive(a: Fraction): boolean {
  return a.numerator > 0n;
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
export function roundHalfUp({ numerator, denominator }: Fraction): number {
  return exact(Number((2n * numerator + denominator) / (2n * denominator)));
}

/** Fractions below are not reduced, because most stay short. */
const long = 10n ** 30n;

/**
 * Returns the same fraction, reduced if it is long.
 * Without this, each amount off that is spread over items would triple its digits.
 */
function shortened(numerator: bigint, denominator: bigint): Fraction {
  if (denominator < long) return { numerator, denominator };
  const divisor = greatestCommonDivisor(numerator < 0n ? -numerator : numerator, denominator);
  return { numerator: numerator / divisor, denominator: denominator / divisor };
}

function greatestCommonDivisor(a: bigint, b: bigint): bigint {
  while (a !== 0n) [a, b] = [b % a, a];
  return b;
}

/** @param value a whole number, or a decimal without an exponent as text: `"-12.50"` */
function decimal(value: string | number): Fraction {
  if (typeof value === "number") return { numerator: BigInt(value), denominator: 1n };
  const [whole = "", decimals = ""] = value.split(".");
  return { numerator: BigInt(whole + decimals), denominator: 10n ** BigInt(decimals.length) };
}
