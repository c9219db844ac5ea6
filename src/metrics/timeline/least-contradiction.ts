/** A change between two states, which are compared by their keys. */
export interface Step {
  readonly before: string;
  readonly after: string;
}

/** All orders of 7 steps need 13,700 visits. */
const mostVisits = 20_000;

/**
 * Returns the steps in the order with the fewest breaks. A break is a step that does not begin in the last one's state.
 * A first step that does not begin at the start is a break, and so is an end in none of the given states.
 * With equal breaks, the earlier of the given ends decides, then the order of the input.
 * The order is exact for up to 7 steps. Of more steps, it is the best that a search of limited length finds.
 *
 * @param start the state before all steps; undefined: unknown
 * @param ends the states in which the steps may end, the most likely first; empty: unknown
 */
export function leastContradicting<S extends Step>(
  steps: readonly S[],
  start: string | undefined,
  ends: readonly string[],
): readonly S[] {
  return leastContradiction(steps, start, ends).steps;
}

/** Returns the fewest breaks of the steps from a start. */
export function fewestBreaks(steps: readonly Step[], start: string): number {
  return leastContradiction(steps, start, []).cost;
}

interface Found<S> {
  readonly steps: readonly S[];
  readonly cost: number;
}

function leastContradiction<S extends Step>(
  all: readonly S[],
  start: string | undefined,
  ends: readonly string[],
): Found<S> {
  // One break costs more than the least likely end.
  const ofBreak = ends.length + 1;
  const ofEnd = (state: string | undefined) => {
    if (state === undefined || ends.length === 0) return 0;
    const index = ends.indexOf(state);
    return index < 0 ? ofBreak : index;
  };
  let best: Found<S> = { steps: all, cost: Infinity };
  let visits = 0;
  const visit = (steps: readonly S[], open: readonly S[], state: string | undefined, cost: number) => {
    if (cost >= best.cost || visits++ > mostVisits) return;
    if (open.length === 0) {
      const total = cost + ofEnd(state);
      if (total < best.cost) best = { steps, cost: total };
      return;
    }
    for (const next of likeliestFirst(open, state)) {
      const isBreak = state !== undefined && state !== next.before;
      visit(
        [...steps, next],
        open.filter((step) => step !== next),
        next.after,
        cost + (isBreak ? ofBreak : 0),
      );
    }
  };
  visit([], all, start, 0);
  return best;
}

/** Returns the steps from a state first, then those that no other step leads to, then the rest. */
function likeliestFirst<S extends Step>(open: readonly S[], state: string | undefined): S[] {
  const reached = new Set(open.map(({ after }) => after));
  const rank = ({ before }: S) => (before === state ? 0 : reached.has(before) ? 2 : 1);
  return open.toSorted((a, b) => rank(a) - rank(b));
}
