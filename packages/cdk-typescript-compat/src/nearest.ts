/**
 * Returns the name that a person most likely meant. Undefined if none is near: one mistake for each three characters is
 * near, and so is a beginning of at least four. Case, hyphens and underscores do not count as mistakes.
 */
export function nearest(name: string, known: readonly string[]): string | undefined {
  const given = plain(name);
  const distances = known.map((each) => [each, distanceOf(given, plain(each))] as const);
  const [best, distance] = distances.toSorted(([, a], [, b]) => a - b)[0] ?? [undefined, Infinity];
  return distance <= Math.max(1, Math.floor(given.length / 3)) ? best : undefined;
}

function plain(name: string): string {
  return name
    .toLowerCase()
    .replaceAll(/[-_\s]/g, "")
    .slice(0, LONGEST);
}

/** Longer names are compared by their beginning, because the time grows with the square of the length. */
const LONGEST = 60;

function distanceOf(given: string, known: string): number {
  const isBeginning = Math.min(given.length, known.length) >= 4 && (known.startsWith(given) || given.startsWith(known));
  return isBeginning ? Math.min(1, editDistance(given, known)) : editDistance(given, known);
}

/**
 * Returns how many characters must be inserted, removed, replaced or swapped with their neighbour to make one text of
 * the other. https://en.wikipedia.org/wiki/Damerau-Levenshtein_distance (optimal string alignment)
 */
function editDistance(one: string, other: string): number {
  let before: readonly number[] = [];
  let last: readonly number[] = Array.from({ length: other.length + 1 }, (_, column) => column);
  for (let row = 1; row <= one.length; row += 1) {
    const next = [row];
    for (let column = 1; column <= other.length; column += 1) {
      const isSame = one[row - 1] === other[column - 1];
      const isSwapped = row > 1 && one[row - 2] === other[column - 1] && one[row - 1] === other[column - 2];
      next.push(
        Math.min(
          last[column]! + 1,
          next[column - 1]! + 1,
          last[column - 1]! + (isSame ? 0 : 1),
          isSwapped && column > 1 ? before[column - 2]! + 1 : Infinity,
        ),
      );
    }
    [before, last] = [last, next];
  }
  return last[other.length]!;
}
