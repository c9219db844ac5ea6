import type { Kind, Store } from "../../store.js";
import { resourceMissing } from "../api-error.js";
import type { ApiObject } from "../api-object.js";
import { PAGE_PARAMS, pageInOrder, parsePageRequest } from "../lists/page.js";
import { parseExpansion } from "../objects/expansion.js";
import { embeddedObjects, render } from "../objects/render.js";
import type { ListField } from "../objects/shape.js";
import { SHAPES } from "../objects/shapes.js";
import type { View } from "../objects/view.js";
import { refuseUnknown } from "../params.js";
import { RESOURCES, type Resource } from "../resources.js";
import { listCollection } from "./collection-list.js";
import { listBody, type Call, type Endpoint } from "./endpoint.js";

/** Returns the endpoint of a path below /v1 that belongs to one of the kinds: list, object, embedded list. */
export function collectionEndpoint(store: Store, view: View, segments: readonly string[]): Endpoint | undefined {
  const [kind, id, name] = segments;
  if (!isKind(kind) || segments.length > 3) return undefined;
  const resource = RESOURCES[kind];
  const common = { permission: resource.permission, object: resource.object };
  if (id === undefined) {
    return {
      ...common,
      template: `/v1/${kind}`,
      exists: () => true,
      get: (call) => listCollection(store, view, resource, call),
    };
  }
  const exists = (): boolean => store.collections[kind].get(id) !== undefined;
  if (name === undefined) {
    return {
      ...common,
      id,
      template: `/v1/${kind}/{id}`,
      exists,
      get: (call) => retrieve(store, view, resource, id, call),
    };
  }
  const field = embeddedList(kind, name);
  if (!field) return undefined;
  return {
    ...common,
    id,
    template: `/v1/${kind}/{id}/${name}`,
    exists,
    get: (call) => listEmbedded(store, view, resource, id, name, field, call),
  };
}

/**
 * Returns an object.
 * @throws ApiError 404 `resource_missing`.
 */
function existingObject(store: Store, resource: Resource, id: string, call: Call): ApiObject {
  const found = store.collections[resource.kind].get(id) as unknown as ApiObject | undefined;
  if (found && call.seesAccount) return found;
  throw resourceMissing(404, resource.object, id, "id", found ? otherModeNote(store.livemode) : "");
}

/** Returns the note that Stripe adds if the key's mode is not the object's. */
function otherModeNote(livemode: boolean): string {
  const [exists, used] = livemode ? ["live", "test"] : ["test", "live"];
  return `; a similar object exists in ${exists} mode, but a ${used} mode key was used to make this request.`;
}

/** GET /v1/<kind>/{id}. */
function retrieve(store: Store, view: View, resource: Resource, id: string, call: Call): ApiObject {
  refuseUnknown(call.params, (name) => name === "expand");
  const { expansion, permissions } = parseExpansion(call.params, resource.kind, false, view.version);
  for (const permission of permissions) call.require(permission);
  const deleted = resource.kind === "customers" && store.deletedCustomers.has(id) && call.seesAccount;
  if (deleted) return view.find("customers", id)!;
  return render(view.shown(existingObject(store, resource, id, call)), resource.kind, expansion, { view });
}

/** GET /v1/<kind>/{id}/<list>, in the order in which the object embeds them. */
function listEmbedded(
  store: Store,
  view: View,
  resource: Resource,
  id: string,
  name: string,
  field: ListField,
  call: Call,
): ApiObject {
  refuseUnknown(call.params, (param) => PAGE_PARAMS.has(param));
  const { expansion, permissions } = parseExpansion(call.params, field.of, true, view.version);
  for (const permission of permissions) call.require(permission);
  const parent = view.shown(existingObject(store, resource, id, call));
  const objects = embeddedObjects(parent, name, field, view) as readonly (ApiObject & { readonly id: string })[];
  const { data, hasMore } = pageInOrder(objects, parsePageRequest(call.params), objectName(field));
  const url = `/v1/${resource.kind}/${id}/${name}`;
  return listBody(
    url,
    data.map((object) => render(object, field.of, expansion, { view })),
    hasMore,
  );
}

function embeddedList(kind: Kind, name: string): ListField | undefined {
  const field = Object.hasOwn(SHAPES[kind], name) ? SHAPES[kind][name] : undefined;
  return field?.type === "list" && !field.isOnShelf && field.url.endsWith(`/${name}`) ? field : undefined;
}

function objectName(field: ListField): string {
  return field.from ? RESOURCES[field.from.kind].object : "line_item";
}

function isKind(name: string | undefined): name is Kind {
  return name !== undefined && Object.hasOwn(RESOURCES, name);
}
