import type { Store } from "../../store.js";
import { badRequest, resourceMissing } from "../api-error.js";
import { listData, type ApiObject } from "../api-object.js";
import { PAGE_PARAMS, pageInOrder, parsePageRequest } from "../lists/page.js";
import { parseExpansion } from "../objects/expansion.js";
import { render } from "../objects/render.js";
import type { View } from "../objects/view.js";
import { refuseUnknown, textOf } from "../params.js";
import { RESOURCES } from "../resources.js";
import { listBody, type Call, type Endpoint } from "./endpoint.js";

/** /v1/subscription_items and /v1/subscription_items/{id}. https://docs.stripe.com/api/subscription_items */
export function subscriptionItemsEndpoint(store: Store, view: View, segments: readonly string[]): Endpoint | undefined {
  const [collection, id] = segments;
  if (collection !== "subscription_items" || segments.length > 2) return undefined;
  const common = { permission: RESOURCES.subscriptions.permission, object: "subscription_item" };
  if (id === undefined) {
    return { ...common, template: PATH, exists: () => true, get: (call) => listItems(store, view, call) };
  }
  return {
    ...common,
    id,
    template: `${PATH}/{id}`,
    exists: () => findItem(store, id) !== undefined,
    get: (call) => retrieveItem(store, view, id, call),
  };
}

const PATH = "/v1/subscription_items";

function listItems(store: Store, view: View, call: Call): ApiObject {
  const { params } = call;
  refuseUnknown(params, (name) => name === "subscription" || PAGE_PARAMS.has(name));
  if (params["subscription"] === undefined) {
    throw badRequest("Missing required param: subscription.", "subscription", "parameter_missing");
  }
  const subscriptionId = textOf(params["subscription"], "subscription");
  const { expansion, permissions } = parseExpansion(params, "subscription_items", true, view.version);
  for (const permission of permissions) call.require(permission);
  const subscription = call.seesAccount ? store.collections.subscriptions.get(subscriptionId) : undefined;
  if (!subscription) throw resourceMissing(400, "subscription", subscriptionId, "subscription");
  const items = listData(subscription.items) as readonly (ApiObject & { readonly id: string })[];
  const { data, hasMore } = pageInOrder(items, parsePageRequest(params), "subscription_item");
  return listBody(
    PATH,
    data.map((item) => render(view.shown(item), "subscription_items", expansion, { view })),
    hasMore,
  );
}

function retrieveItem(store: Store, view: View, id: string, call: Call): ApiObject {
  refuseUnknown(call.params, (name) => name === "expand");
  const { expansion, permissions } = parseExpansion(call.params, "subscription_items", false, view.version);
  for (const permission of permissions) call.require(permission);
  const item = call.seesAccount ? findItem(store, id) : undefined;
  if (!item) throw resourceMissing(404, "subscription_item", id, "id");
  return render(view.shown(item), "subscription_items", expansion, { view });
}

function findItem(store: Store, id: string): ApiObject | undefined {
  for (const subscription of store.collections.subscriptions.all()) {
    const item = listData(subscription.items).find((candidate) => candidate["id"] === id);
    if (item) return item;
  }
  return undefined;
}
