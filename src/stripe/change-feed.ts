import type { StripeClient } from "./client.js";
import { unreadableAnswer } from "./request/explain.js";
import { isJsonObject } from "./request/json.js";
import type { Range } from "./lists/ranges.js";
import { readList } from "./lists/read-list.js";
import type { Resource, StripeObject } from "./resource.js";

/** An event of /v1/events. Its payload is in the API version that was in force when it happened. */
export interface StripeEvent {
  readonly id: string;
  readonly type: string;
  /** Unix seconds. */
  readonly created: number;
  readonly data: {
    /** The object after the change. */
    readonly object: Readonly<Record<string, unknown>>;
    /** Values before the change of the attributes that changed; only in `*.updated`. */
    readonly previous_attributes?: Readonly<Record<string, unknown>>;
  };
}

/** Stripe keeps events for 30 days: https://docs.stripe.com/api/events. Older cursors can't be followed. */
export const retentionSeconds = 30 * 86_400;

/** How far back all events are surely visible: Stripe may delete its oldest events while they are read. */
export const visibleSeconds = retentionSeconds - 600;

/** The most event types that one call may ask for by name. */
const maxTypes = 20;

/** Fewer than for other lists, because pages of events are large and little of them is kept. */
const pagesInFlight = 8;

export const events: Resource = { path: "/v1/events", expand: [], nested: [] };

/**
 * Yields the visible events of the given types page by page, in no particular order:
 * one second can contain many events, and their ids have no order.
 * Without types it sends no request. The list takes at most 20 types by name. If there are more, all types are read and
 * the others are dropped.
 *
 * @param leaveOut called for an event that is not as the API documents it; then the event is left out.
 *   Absent: it fails the reading
 * @throws StripeError
 */
export async function* readChanges(
  client: StripeClient,
  types: ReadonlySet<string>,
  range: Range,
  leaveOut?: (problem: string) => void,
): AsyncGenerator<readonly StripeEvent[], void, undefined> {
  if (types.size === 0) return;
  const resource: Resource =
    types.size <= maxTypes
      ? { ...events, params: Object.fromEntries([...types].map((type, index) => [`types[${index}]`, type])) }
      : events;
  // A page may start again with events that an earlier page ended with.
  const leftOut = new Set<string>();
  const leavesOut = (json: StripeObject): boolean => {
    const problem = problemOf(json, range);
    if (problem === undefined) return false;
    if (!leaveOut) throw unreadableAnswer(events.path, problem);
    if (!leftOut.has(json.id)) leaveOut(problem);
    leftOut.add(json.id);
    return true;
  };
  const selection = { ranges: [range], concurrency: pagesInFlight, leavesOut };
  for await (const { objects } of readList(client, resource, selection)) {
    yield (objects as unknown as readonly StripeEvent[]).filter(({ type }) => types.has(type));
  }
}

/**
 * Returns why an object is not an event as the API documents it; undefined: it is one. A time that is wrong by less
 * than a day fails the whole page (see page.ts), because a list that goes round in circles shows such times.
 */
function problemOf(json: StripeObject, { from, to }: Range): string | undefined {
  const { type, created, data } = json as Partial<StripeEvent>;
  const name = `an event (${json.id.slice(0, 100)})`;
  if (typeof type !== "string" || !isJsonObject(data) || !isJsonObject(data["object"]))
    return `${name} that has no type or no object`;
  if (!Number.isSafeInteger(created)) return `${name} without a creation time`;
  const isFar = Number(created) < from - retentionSeconds || Number(created) > to + 86_400;
  return isFar ? `${name} with a creation time outside of the requested range` : undefined;
}
