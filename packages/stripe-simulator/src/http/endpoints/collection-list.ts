import type { Store } from "../../store.js";
import type { ApiObject } from "../api-object.js";
import { resourceMissing } from "../api-error.js";
import { pageOf, PAGE_PARAMS, parsePageRequest, type Dated } from "../lists/page.js";
import { hiddenOnTestClock } from "../lists/on-test-clock.js";
import { predicatesOf, refuseMissingReferences } from "../lists/filters.js";
import { EVERYTHING, parseRange } from "../lists/range.js";
import { parseExpansion } from "../objects/expansion.js";
import { render } from "../objects/render.js";
import type { View } from "../objects/view.js";
import { refuseUnknown, textOf, type Params } from "../params.js";
import type { Resource } from "../resources.js";
import { listBody, type Call } from "./endpoint.js";

type Listed = ApiObject & Dated;

/** GET /v1/<kind>. */
export function listCollection(store: Store, view: View, resource: Resource, call: Call): ApiObject {
  const { params } = call;
  const { kind, filters, dateField } = resource;
  refuseUnknown(params, (name) => name === "created" || PAGE_PARAMS.has(name) || Object.hasOwn(filters, name));
  const page = parsePageRequest(params);
  const created = params["created"] === undefined ? EVERYTHING : parseRange(params["created"], "created");
  const predicates = predicatesOf(filters, params);
  const { expansion, permissions } = parseExpansion(params, kind, true, view.version);
  for (const permission of permissions) call.require(permission);
  const url = `/v1/${kind}`;
  if (!call.seesAccount) return listBody(url, [], false);

  refuseMissingReferences(store, filters, params);
  const cursor = (id: string | undefined, param: string): Listed | undefined =>
    id === undefined ? undefined : existing(store, resource, id, param);
  const startingAfter = cursor(page.startingAfter, "starting_after");
  const endingBefore = cursor(page.endingBefore, "ending_before");
  const isInline = kind === "prices" ? (object: Listed) => store.inlinePrices.has(object.id) : () => false;
  const isElsewhere = hiddenOnTestClock(store, params);
  const matches = (object: Listed): boolean =>
    !isInline(object) && !isElsewhere(object) && predicates.every((holds) => holds(object));
  const { data, hasMore } = pageOf(candidates(store, view, resource, params, startingAfter ?? endingBefore), {
    limit: page.limit,
    ...(dateField && { dateField }),
    created,
    ...(startingAfter ? { startingAfter } : {}),
    ...(endingBefore ? { endingBefore } : {}),
    matches,
  });
  return listBody(
    url,
    data.map((object) => render(view.shown(object), kind, expansion, { view })),
    hasMore,
  );
}

/**
 * Returns the fewest objects that contain the page. If the list has an index by the requested customer, invoice and so
 * on, these are its objects. Stripe accepts any object of the kind as a cursor. A cursor outside the index keeps its
 * place among all objects.
 */
function candidates(
  store: Store,
  view: View,
  resource: Resource,
  params: Params,
  cursor: Listed | undefined,
): readonly Listed[] {
  for (const [name, { reference, parse }] of Object.entries(resource.filters)) {
    const value = params[name];
    if (value === undefined || reference?.indexedBy === undefined) continue;
    if (cursor && !parse(value, name)(cursor)) continue;
    return view.referring(resource.kind, reference.indexedBy, textOf(value, name)) as readonly Listed[];
  }
  return store.collections[resource.kind].all();
}

function existing(store: Store, resource: Resource, id: string, param: string): Listed {
  const found = store.collections[resource.kind].get(id) as unknown as Listed | undefined;
  if (!found) throw resourceMissing(400, resource.object, id, param);
  return found;
}
