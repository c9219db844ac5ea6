import type { DiscountFacts } from "../dossier/catalog-facts.js";
import { contractOf } from "../dossier/contract.js";
import type { SubscriptionChange } from "../dossier/dossier.js";
import type { SubscriptionFacts } from "../dossier/subscription-facts.js";

/**
 * Puts the changes of one subscription into the order in which they happened, whatever the order they came in. Stripe's events
 * have a resolution of one second and their ids carry no order: within a second, each change's `before` is the `after` of
 * the one ahead of it. Where that doesn't decide: creation first, the end last, then by event id.
 *
 * @param current the subscription as it stands: of a second that ends where it began, it tells where that is
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
    ordered.push(...(group.length === 1 ? group : chained(group, previous, nextStates)));
  }
  return ordered;
}

/** The states in which the changes of the next second can begin, the likelier first. */
function beginningsOf(group: readonly SubscriptionChange[]): string[] {
  const exact = linksOf(group.filter(({ beforeIsExact }) => beforeIsExact));
  const states = linksOf(group).map(({ before }) => before);
  return [...states.filter((state) => pathFrom(state, exact)), ...states];
}

/** The states of the last second that the subscription as it stands may be: events of older versions render it otherwise. */
function statesLike(current: SubscriptionFacts | undefined, group: readonly SubscriptionChange[]): string[] {
  const isAlike = ({ before }: SubscriptionChange) =>
    before !== undefined && current !== undefined && contractOf(before) === contractOf(current);
  return [nameOf(current), ...linksOf(group.filter(isAlike)).map(({ before }) => before)];
}

/**
 * The changes of one second in order. Some events only accompany a change that another one tells (a resumption comes with an update):
 * they carry no previous values, and come right after what left the subscription as they say.
 */
function chained(
  group: readonly SubscriptionChange[],
  previous: SubscriptionFacts | undefined,
  nextStates: () => readonly string[],
): readonly SubscriptionChange[] {
  const exact = group.filter(({ beforeIsExact }) => beforeIsExact);
  if (exact.length === 0) return asPath(group, previous, nextStates);
  const companions = group.filter(({ beforeIsExact }) => !beforeIsExact);
  // The end comes after all others, and implies what it ended.
  const ends = companions.filter(({ after }) => after.endedSeconds !== null).map(({ before }) => nameOf(before));
  const ordered = [...asPath(exact, previous, () => [...ends, ...nextStates()])];
  for (const companion of companions) {
    const name = nameOf(companion.after);
    const cause = ordered.findLastIndex(({ after }) => nameOf(after) === name);
    ordered.splice(cause < 0 ? ordered.length : cause + 1, 0, companion);
  }
  return ordered;
}

/** The changes as a path from state to state that takes each of them once; where there is none, as they are. */
function asPath(
  group: readonly SubscriptionChange[],
  previous: SubscriptionFacts | undefined,
  nextStates: () => readonly string[],
): readonly SubscriptionChange[] {
  const links = linksOf(group);
  const befores = links.map(({ before }) => before);
  const likely = previous ? [nameOf(previous)] : nextStates().filter((state) => befores.includes(state));
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
  return group.map((change) => ({ change, before: nameOf(change.before), after: nameOf(change.after) }));
}

/** Hierholzer's algorithm for an Eulerian path; undefined: none begins there. */
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

/** Events tell the ids of discounts, where the object as it stands tells all of them. */
function nameOf(state: SubscriptionFacts | undefined): string {
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
