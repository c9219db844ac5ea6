import type { VirtualClock } from "../../clock.js";
import type { Store, StoredEvent } from "../../store.js";
import { badRequest, resourceMissing } from "../api-error.js";
import type { ApiObject } from "../api-object.js";
import type { EventHistory } from "../events/history.js";
import { pageOf, PAGE_PARAMS, parsePageRequest } from "../lists/page.js";
import { EVERYTHING, intersection, parseRange } from "../lists/range.js";
import { arrayOf, booleanOf, refuseUnknown, textOf, type Params } from "../params.js";
import { listBody, type Call, type Endpoint } from "./endpoint.js";

/** The data that the endpoints of events use. */
export interface EventsContext {
  readonly store: Store;
  readonly clock: VirtualClock;
  readonly history: EventHistory;
  readonly render: (event: StoredEvent) => ApiObject;
}

/** /v1/events and /v1/events/{id}: the visible events of the last 30 days. https://docs.stripe.com/api/events */
export function eventsEndpoint(context: EventsContext, segments: readonly string[]): Endpoint | undefined {
  const [collection, id] = segments;
  if (collection !== "events" || segments.length > 2) return undefined;
  const common = { permission: "event", object: "event" };
  if (id === undefined) {
    return { ...common, template: "/v1/events", exists: () => true, get: (call) => listEvents(context, call) };
  }
  return {
    ...common,
    id,
    template: "/v1/events/{id}",
    exists: () => visibleEvent(context, id) !== undefined,
    get: (call) => {
      refuseUnknown(call.params, (name) => name === "expand");
      refuseExpansion(call.params);
      const event = call.seesAccount ? visibleEvent(context, id) : undefined;
      if (!event) throw resourceMissing(404, "event", id, "id");
      return context.render(event);
    },
  };
}

/** https://docs.stripe.com/api/events: "for 30 days". */
const RETENTION_SECONDS = 30 * 86_400;
const MAX_TYPES = 20;
const FILTERS: ReadonlySet<string> = new Set(["created", "delivery_success", "type", "types"]);

function listEvents(context: EventsContext, call: Call): ApiObject {
  const { params } = call;
  refuseUnknown(params, (name) => FILTERS.has(name) || PAGE_PARAMS.has(name));
  const page = parsePageRequest(params);
  const asked = params["created"] === undefined ? EVERYTHING : parseRange(params["created"], "created");
  const isWanted = typeFilter(params);
  const isDelivered = deliveryFilter(params);
  refuseExpansion(params);
  if (!call.seesAccount) return listBody("/v1/events", [], false);

  const now = context.clock.nowSeconds;
  const cursor = (id: string, param: string): StoredEvent => {
    const event = visibleEvent(context, id);
    if (!event) throw resourceMissing(400, "event", id, param);
    return event;
  };
  const { data, hasMore } = pageOf(context.store.events, {
    limit: page.limit,
    created: intersection(asked, { from: now - RETENTION_SECONDS, to: now }),
    ...(page.startingAfter === undefined ? {} : { startingAfter: cursor(page.startingAfter, "starting_after") }),
    ...(page.endingBefore === undefined ? {} : { endingBefore: cursor(page.endingBefore, "ending_before") }),
    matches: (event) => event.visibleAt <= now && isWanted(event.type) && isDelivered,
  });
  return listBody("/v1/events", data.map(context.render), hasMore);
}

function visibleEvent({ clock, history }: EventsContext, id: string): StoredEvent | undefined {
  const event = history.find(id);
  const now = clock.nowSeconds;
  return event && event.visibleAt <= now && event.created >= now - RETENTION_SECONDS ? event : undefined;
}

/** `type` accepts one type or a wildcard (`invoice.*`), `types` up to 20 types. */
function typeFilter(params: Params): (type: string) => boolean {
  const { type, types } = params;
  if (type !== undefined && types !== undefined) {
    throw badRequest("You may only specify one of these parameters: type, types.", "types", "parameters_exclusive");
  }
  if (type !== undefined) return wildcard(textOf(type, "type"));
  if (types === undefined) return () => true;
  const wanted = arrayOf(types, "types");
  if (wanted.length > MAX_TYPES) throw badRequest(`Array too long: at most ${MAX_TYPES} types can be given.`, "types");
  const matchers = wanted.map(wildcard);
  return (candidate) => matchers.some((matches) => matches(candidate));
}

function wildcard(pattern: string): (type: string) => boolean {
  if (!pattern.includes("*")) return (type) => type === pattern;
  const expression = new RegExp(`^${pattern.split("*").map(escapeExpression).join(".*")}$`);
  return (type) => expression.test(type);
}

function escapeExpression(text: string): string {
  return text.replaceAll(/[.+?^${}()|[\]\\]/g, String.raw`\$&`);
}

/** The account has no webhook endpoints, so every event counts as delivered. */
function deliveryFilter(params: Params): boolean {
  return params["delivery_success"] === undefined || booleanOf(params["delivery_success"], "delivery_success");
}

/** Payloads cannot be expanded, because they show the object at the time of the event. */
function refuseExpansion(params: Params): void {
  const [path] = params["expand"] === undefined ? [] : arrayOf(params["expand"], "expand");
  if (path !== undefined) throw badRequest(`This property cannot be expanded (${path}).`);
}
