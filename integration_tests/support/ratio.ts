/** An exact fraction of whole numbers; the denominator is positive. */
export interface Ratio {
  readonly over: bigint;
  readonly under: bigint;
}

export const nothing: Ratio = { over: 0n, under: 1n };

export function ratio(over: bigint | number, under: bigint | number = 1): Ratio {
  return { over: BigInt(over), under: BigInt(under) };
}

/** Parses a decimal such as "12.5". */
export function decimal(text: string): Ratio {
  const [whole = "0", digits = ""] = text.split(".");
  return ratio(BigInt(whole + digits), 10n ** BigInt(digits.length));
}

export const plus = (a: Ratio, b: Ratio): Ratio => ratio(a.over * b.under + b.over * a.under, a.under * b.under);
export const minus = (a: Ratio, b: Ratio): Ratio => plus(a, { ...b, over: -b.over });
export const times = (a: Ratio, b: Ratio): Ratio => ratio(a.over * b.over, a.under * b.under);
export const totalOf = (all: readonly Ratio[]): Ratio => all.reduce(plus, nothing);

/** Rounds half up, for fractions that are not negative. */
export function rounded({ over, under }: Ratio): number {
  return Number((2n * over + under) / (2n * under));
}
