import { expandedPaths } from "../../shelf/expansion.js";
import { collectionAt, objectAt, objectNameAt, objectsAt } from "../../shelf/objects.js";
import { findPath, parentPathOf, type ShelfPath } from "../../shelf/resources.js";
import { shown } from "../../shelf/shown.js";
import { singleObject } from "../../shelf/single-objects.js";
import type { Store } from "../../store.js";
import type { Products } from "../access/products.js";
import { resourceMissing } from "../api-error.js";
import type { ApiObject } from "../api-object.js";
import type { View } from "../objects/view.js";
import { refuseUnknown } from "../params.js";
import type { Call, Endpoint } from "./endpoint.js";
import { listShelf } from "./shelf-list.js";

/** The data that the endpoints of the shelf use. */
export interface ShelfContext {
  readonly store: Store;
  readonly view: View;
  readonly products: Products;
}

/** Returns the endpoint of a path below /v1 that belongs to a resource of the shelf. */
export function shelfEndpoint(context: ShelfContext, segments: readonly string[]): Endpoint | undefined {
  const found = findPath(segments);
  if (!found) return undefined;
  const { store } = context;
  const { resource, path, id } = found;
  const { permission, object } = resource;
  if (resource.routes === "single") {
    return {
      permission,
      object,
      template: path,
      exists: () => true,
      get: (call) => retrieveSingle(context, found, call),
    };
  }
  if (id === undefined) {
    const { parentId } = found;
    return {
      permission,
      object: parentId === undefined ? object : parentNameOf(found),
      template: resource.path,
      ...(parentId === undefined ? {} : { id: parentId }),
      exists: () => hasParent(store, found),
      get: (call) => list(context, found, call),
    };
  }
  return {
    permission,
    object,
    id,
    template: `${resource.path}/{id}`,
    exists: () => findObject(store, found) !== undefined,
    get: (call) => retrieve(context, found, id, call),
  };
}

function list(context: ShelfContext, found: ShelfPath, call: Call): ApiObject {
  const { resource, path } = found;
  const { product } = resource;
  if (product !== undefined && !resource.isEmptyWithoutProduct) context.products.require(product, path);
  refuseMissingParent(context.store, found, call);
  const isOff = product !== undefined && context.products.isOff(product);
  return listShelf({ ...context, found, isEmpty: isOff || !call.seesAccount }, call);
}

function retrieve({ store, view, products }: ShelfContext, found: ShelfPath, id: string, call: Call): ApiObject {
  const { resource, path } = found;
  if (resource.product !== undefined) products.require(resource.product, `${path}/${id}`);
  refuseUnknown(call.params, (name) => name === "expand");
  const expand = expandedPaths(call.params, resource, false);
  refuseMissingParent(store, found, call);
  const object = call.seesAccount ? findObject(store, found) : undefined;
  if (!object) throw resourceMissing(404, resource.object, id, "id");
  return view.shown(shown(store, resource, object, { expand }));
}

function retrieveSingle({ store, view }: ShelfContext, { resource, path }: ShelfPath, call: Call): ApiObject {
  refuseUnknown(call.params, (name) => name === "expand");
  const expand = expandedPaths(call.params, resource, false);
  return view.shown(shown(store, resource, singleObject(store, path), { expand }));
}

function findObject(store: Store, { path, id = "", resource }: ShelfPath): ApiObject | undefined {
  if (resource.view) return objectsAt(store, path).find((object) => object.id === id);
  return collectionAt(store, path).get(id);
}

function hasParent(store: Store, { resource, parentId }: ShelfPath): boolean {
  const parentPath = parentPathOf(resource);
  if (parentId === undefined || parentPath === undefined) return true;
  return objectAt(store, parentPath, parentId) !== undefined;
}

/** @throws ApiError 404 `resource_missing`, if the path names a parent that the key does not see. */
function refuseMissingParent(store: Store, found: ShelfPath, call: Call): void {
  const { parentId } = found;
  if (parentId === undefined || (call.seesAccount && hasParent(store, found))) return;
  throw resourceMissing(404, parentNameOf(found), parentId, "id");
}

function parentNameOf({ resource }: ShelfPath): string {
  return objectNameAt(parentPathOf(resource) ?? resource.path);
}
