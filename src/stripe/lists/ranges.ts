/** A half-open range of whole Unix seconds: `from` <= t < `to`. */
export interface Range {
  readonly from: number;
  readonly to: number;
}

/** A sorted list of disjoint, non-adjacent, non-empty ranges. Every function here returns one. */
export type Ranges = readonly Range[];

/** Returns the seconds in any of the given ranges. They may overlap and be in any order. */
export function union(ranges: readonly Range[]): Ranges {
  const sorted = ranges.filter((range) => range.from < range.to).toSorted((a, b) => a.from - b.from);
  const merged: { from: number; to: number }[] = [];
  for (const range of sorted) {
    const last = merged.at(-1);
    if (last && range.from <= last.to) last.to = Math.max(last.to, range.to);
    else merged.push({ ...range });
  }
  return merged;
}

/** Returns the seconds of `ranges` that are not in `removed`. */
export function subtract(ranges: Ranges, removed: Range): Ranges {
  return union(
    ranges.flatMap((range) => [
      { from: range.from, to: Math.min(range.to, removed.from) },
      { from: Math.max(range.from, removed.to), to: range.to },
    ]),
  );
}

export function includes(ranges: Ranges, second: number): boolean {
  return ranges.some((range) => range.from <= second && second < range.to);
}
