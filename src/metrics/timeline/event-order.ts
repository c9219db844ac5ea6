import type { DiscountFacts } from "../dossier/catalog-facts.js";
import { contractOf } from "../dossier/contract.js";
import type { SubscriptionChange } from "../dossier/dossier.js";
import type { SubscriptionFacts } from "../dossier/subscription-facts.js";
import { fewestBreaks, leastContradicting, type Step } from "./least-contradiction.js";

/**
 * Returns the changes of one subscription in the order in which they happened, whatever the input order.
 * Stripe's events have a resolution of one second, and their ids have no order.
 * Within a second, creation is first and the end is last. Between them, the order contradicts the changes least:
 * each change's `before` is the previous change's `after`, as far as possible.
 * If that does not decide: by event id.
 *
 * @param current the current subscription: the last second ends there, if the changes allow it
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
  const likely = [...new Set(exact.map(({ before }) => before))]
    .map((state) => ({ state, breaks: fewestBreaks(exact, state) }))
    .toSorted((a, b) => a.breaks - b.breaks)
    .map(({ state }) => state);
  return [...likely, ...linksOf(group).map(({ before }) => before)];
}

/**
 * Returns the states of the last second that may be the current one.
 * Events of older API versions represent the same state differently.
 */
function statesLike(current: SubscriptionFacts | undefined, group: readonly SubscriptionChange[]): string[] {
  if (current === undefined) return [];
  const contract = contractOf(current);
  const states = group.flatMap(({ before, after }) => (before ? [after, before] : [after]));
  return [stateKey(current), ...states.filter((state) => contractOf(state) === contract).map(stateKey)];
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
  const creations = group.filter(({ before }) => before === undefined);
  const ends = group.filter(isEnd).toSorted((a, b) => Number(isEnded(a.before)) - Number(isEnded(b.before)));
  const between = group.filter((change) => change.before !== undefined && !isEnd(change));
  const exact = between.filter(({ beforeIsExact }) => beforeIsExact);
  const companions = exact.length === 0 ? [] : between.filter(({ beforeIsExact }) => !beforeIsExact);
  const start = creations.at(-1)?.after ?? previous;
  // The end implies the state before it.
  const following = [...ends.map(({ before }) => stateKey(before)), ...nextStates()];
  const links = leastContradicting(linksOf(exact.length === 0 ? between : exact), start && stateKey(start), following);
  const ordered = links.map(({ change }) => change);
  for (const companion of companions) {
    const key = stateKey(companion.after);
    const cause = ordered.findLastIndex(({ after }) => stateKey(after) === key);
    ordered.splice(cause < 0 ? ordered.length : cause + 1, 0, companion);
  }
  return [...creations, ...ordered, ...ends];
}

function isEnd({ before, after }: SubscriptionChange): boolean {
  return before !== undefined && isEnded(after);
}

function isEnded(state: SubscriptionFacts | undefined): boolean {
  return state !== undefined && state.endedSeconds !== null;
}

interface Link extends Step {
  readonly change: SubscriptionChange;
}

function linksOf(group: readonly SubscriptionChange[]): Link[] {
  return group.map((change) => ({ change, before: stateKey(change.before), after: stateKey(change.after) }));
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
