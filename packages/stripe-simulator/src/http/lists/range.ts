import { hashOf, integerOf, isHash, unknownParameters, type ParamValue } from "../params.js";

/** Whole Unix seconds. Both ends are included. */
export interface Range {
  readonly from: number;
  readonly to: number;
}

export const EVERYTHING: Range = { from: Number.NEGATIVE_INFINITY, to: Number.POSITIVE_INFINITY };

/**
 * Parses `created=1`, `created[gte]=1&created[lt]=9`. https://docs.stripe.com/api/invoices/list#list_invoices-created
 */
export function parseRange(value: ParamValue, name: string): Range {
  if (!isHash(value)) {
    const exact = integerOf(value, name);
    return { from: exact, to: exact };
  }
  return Object.entries(hashOf(value, name)).reduce((range, [bound, text]) => {
    const toRange = BOUNDS[bound];
    if (!toRange) throw unknownParameters([`${name}[${bound}]`]);
    return intersection(range, toRange(integerOf(text, `${name}[${bound}]`)));
  }, EVERYTHING);
}

export function intersection(a: Range, b: Range): Range {
  return { from: Math.max(a.from, b.from), to: Math.min(a.to, b.to) };
}

export function isWithin(seconds: unknown, range: Range): boolean {
  return typeof seconds === "number" && seconds >= range.from && seconds <= range.to;
}

const BOUNDS: Readonly<Record<string, (seconds: number) => Range>> = {
  gt: (seconds) => ({ ...EVERYTHING, from: seconds + 1 }),
  gte: (seconds) => ({ ...EVERYTHING, from: seconds }),
  lt: (seconds) => ({ ...EVERYTHING, to: seconds - 1 }),
  lte: (seconds) => ({ ...EVERYTHING, to: seconds }),
};
