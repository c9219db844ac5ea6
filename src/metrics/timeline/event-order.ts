import type { DiscountFacts } from "../dossier/catalog-facts.js";
import { contractOf } from "../dossier/contract.js";
import type { SubscriptionChange } from "../dossier/dossier.js";
import type { SubscriptionFacts } from "../dossier/subscription-facts.js";

/**
 * Returns the changes of one subscription in the order in which they happened, whatever the input order.
 * Stripe's events have a resolution of one second, and their ids have no order.
 * Within a second, each change's `before` is the previous change's `after`.
 * If that does not decide: creation first, the end last, then by event id.
 *
 * @param current the current subscription: it decides the order if the last second ends in the state where it began
 */
export function inOrderOfEvents(
  changes: readonly SubscriptionChange[],
  current?: SubscriptionFacts,
): readonly SubscriptionChange[] {
  const groups = bySecond(changes);
  const ordered: SubscriptionChange[] = [];
  for (const [index, group] of groups.entries()) {
    const previous = ordered.at(-1)?.after;
    const next = groups[index + 1];
    const nextStates = () => (next ? beginningsOf(next) : statesLike(current, group));
    ordered.push(...(group.length === 1 ? group : orderedByState(group, previous, nextStates)));
  }
  return ordered;
}

/** Returns the states in which the changes of the next second can begin, the most likely first. */
function beginningsOf(group: readonly SubscriptionChange[]): string[] {
  const exact = linksOf(group.filter(({ beforeIsExact }) => beforeIsExact));
  const states = linksOf(group).map(({ before }) => before);
  return [...states.filter((state) => pathFrom(state, exact)), ...states];
}

/**
 * Returns the states of the last second that may be the current one.
 * Events of older API versions represent the same state differently.
 */
function statesLike(current: SubscriptionFacts | undefined, group: readonly SubscriptionChange[]): string[] {
  const isAlike = ({ before }: SubscriptionChange) =>
    before !== undefined && current !== undefined && contractOf(before) === contractOf(current);
  return [stateKey(current), ...linksOf(group.filter(isAlike)).map(({ before }) => before)];
}

/**
 * Returns the changes of one second in order.
 * Some events only accompany a change in another event (a resumption comes with an update).
 * They contain no previous values, and follow the change that produced the state they show.
 */
function orderedByState(
  group: readonly SubscriptionChange[],
  previous: SubscriptionFacts | undefined,
  nextStates: () => readonly string[],
): readonly SubscriptionChange[] {
  const exact = group.filter(({ beforeIsExact }) => beforeIsExact);
  if (exact.length === 0) return asPath(group, previous, nextStates);
  const companions = group.filter(({ beforeIsExact }) => !beforeIsExact);
  // The end comes after all others, and implies the state before it.
  const ends = companions.filter(({ after }) => after.endedSeconds !== null).map(({ before }) => stateKey(before));
  const ordered = [...asPath(exact, previous, () => [...ends, ...nextStates()])];
  for (const companion of companions) {
    const key = stateKey(companion.after);
    const cause = ordered.findLastIndex(({ after }) => stateKey(after) === key);
    ordered.splice(cause < 0 ? ordered.length : cause + 1, 0, companion);
  }
  return ordered;
}

/**
 * Returns the changes as a path from state to state that uses each once. Without such a path, returns them unchanged.
 */
function asPath(
  group: readonly SubscriptionChange[],
  previous: SubscriptionFacts | undefined,
  nextStates: () => readonly string[],
): readonly SubscriptionChange[] {
  const links = linksOf(group);
  const befores = links.map(({ before }) => before);
  const likely = previous ? [stateKey(previous)] : nextStates().filter((state) => befores.includes(state));
  const starts = [...likely, ...befores];
  for (const start of starts) {
    const path = pathFrom(start, links);
    if (path) return path.map(({ change }) => change);
  }
  return group;
}

interface Link {
  readonly change: SubscriptionChange;
  readonly before: string;
  readonly after: string;
}

function linksOf(group: readonly SubscriptionChange[]): Link[] {
  return group.map((change) => ({ change, before: stateKey(change.before), after: stateKey(change.after) }));
}

/** Hierholzer's algorithm for an Eulerian path; undefined: no path begins there. */
function pathFrom(start: string, links: readonly Link[]): Link[] | undefined {
  const open = [...links];
  const path: Link[] = [];
  const walk: Link[] = [];
  for (;;) {
    const state = walk.at(-1)?.after ?? start;
    const index = open.findIndex(({ before }) => before === state);
    const link = index >= 0 ? open.splice(index, 1)[0] : undefined;
    if (link) {
      walk.push(link);
    } else {
      const done = walk.pop();
      if (!done) break;
      path.unshift(done);
    }
  }
  const isPath = path.every(({ before }, index) => before === (path[index - 1]?.after ?? start));
  return isPath && path.length === links.length ? path : undefined;
}

/**
 * Returns a key of a state. Events contain only the ids of discounts, but the current object contains whole discounts.
 */
function stateKey(state: SubscriptionFacts | undefined): string {
  if (!state) return "not yet created";
  const ids = (discounts: readonly DiscountFacts[]) => discounts.map(({ id }) => id);
  const items = state.items.map((item) => ({ ...item, discounts: ids(item.discounts) }));
  return JSON.stringify({ ...state, discounts: ids(state.discounts), items });
}

function bySecond(changes: readonly SubscriptionChange[]): SubscriptionChange[][] {
  const unique = [...new Map(changes.map((change) => [change.eventId, change])).values()];
  const groups = new Map<number, SubscriptionChange[]>();
  for (const change of unique.toSorted(byFallback)) {
    groups.set(change.createdSeconds, [...(groups.get(change.createdSeconds) ?? []), change]);
  }
  return [...groups.values()];
}

function byFallback(a: SubscriptionChange, b: SubscriptionChange): number {
  return a.createdSeconds - b.createdSeconds || rank(a) - rank(b) || (a.eventId < b.eventId ? -1 : 1);
}

function rank({ before, after, beforeIsExact }: SubscriptionChange): number {
  if (after.endedSeconds !== null) return 3;
  if (before === undefined) return 0;
  return beforeIsExact ? 1 : 2;
}
