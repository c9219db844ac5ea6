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
 * The list takes at most 20 types by name. If there are more, all types are read and the others are dropped.
 *
 * @throws StripeError
 */
export async function* readChanges(
  client: StripeClient,
  types: ReadonlySet<string>,
  range: Range,
): AsyncGenerator<readonly StripeEvent[], void, undefined> {
  const resource: Resource =
    types.size <= maxTypes
      ? { ...events, params: Object.fromEntries([...types].map((type, index) => [`types[${index}]`, type])) }
      : events;
  for await (const { objects } of readList(client, resource, { ranges: [range], concurrency: pagesInFlight })) {
    yield objects.map(asEvent).filter(({ type }) => types.has(type));
  }
}

/** @throws StripeError "unreadable" if the object is not an event as the API documents it */
function asEvent(json: StripeObject): StripeEvent {
  const { type, created, data } = json as Partial<StripeEvent>;
  if (typeof type !== "string" || typeof created !== "number" || !isJsonObject(data) || !isJsonObject(data["object"])) {
    throw unreadableAnswer(events.path, `an event (${json.id}) that has no type, no time or no object`);
  }
  return json as unknown as StripeEvent;
}
