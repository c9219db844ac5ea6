import { isLess, roundHalfUp, type Fraction } from "./fraction.js";

/**
 * Returns the MRR of each item in whole minor units, in the given order. The results add up to the total.
 * Each part is rounded half up. The remainder goes to the largest part: 1000 of 3 equal parts gives 334, 333, 333.
 * No result is negative: what the largest part can't absorb goes to the next.
 *
 * @param totalMinor the parts' sum, rounded half up
 * @param parts each item's exact MRR, 0 or more
 */
export function splitMrr(totalMinor: number, parts: readonly Fraction[]): number[] {
  const shares = parts.map(roundHalfUp);
  let remainder = shares.reduce((rest, share) => rest - share, totalMinor);
  if (remainder === 0) return shares;
  const largestFirst = [...parts.entries()].toSorted(([, a], [, b]) => (isLess(b, a) ? -1 : isLess(a, b) ? 1 : 0));
  for (const [index] of largestFirst) {
    const share = shares[index]!;
    shares[index] = Math.max(0, share + remainder);
    remainder += share - shares[index];
  }
  return shares;
}
