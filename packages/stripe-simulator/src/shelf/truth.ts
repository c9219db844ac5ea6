import type { ApiObject } from "../http/api-object.js";
import type { Store } from "../store.js";
import { expandablePaths } from "./expansion.js";
import { idsAt, objectsAt } from "./objects.js";
import type { ShelfResource } from "./resource.js";
import { parentPathOf, resourceAt, SHELF_RESOURCES } from "./resources.js";
import { shown } from "./shown.js";
import { singleObject } from "./single-objects.js";

/**
 * Yields the objects of a path as a perfect reader has them: embedded lists whole, and these paths expanded.
 *
 * @param path of a list or a single object. With `{id}`, it is the lists of all parents.
 * @param expand default: all.
 * @throws RangeError if the shelf has no such path.
 */
export function* shelfTruth(
  store: Store,
  path: string,
  expand?: readonly string[],
): Generator<ApiObject, void, undefined> {
  const resource = resourceAt(path);
  if (!resource) throw new RangeError(`The shelf has no ${path}.`);
  const options = { expand: new Set(expand ?? expandablePaths(resource)), wholeLists: true };
  if (resource.routes === "single") {
    yield shown(store, resource, singleObject(store, path), options);
    return;
  }
  for (const concrete of concretePaths(store, path)) {
    for (const object of objectsAt(store, concrete)) {
      if (!isInViewOnly(resource, object)) yield shown(store, resource, object, options);
    }
  }
}

/** Returns true if the list hides the object and another list shows it: a customer's tax id. */
function isInViewOnly({ path, filters }: ShelfResource, object: ApiObject): boolean {
  const isHidden = Object.values(filters).some(({ otherwise }) => otherwise?.(object) === false);
  return isHidden && SHELF_RESOURCES.some(({ view }) => view?.of === path && typeof object[view.by] === "string");
}

function concretePaths(store: Store, path: string): readonly string[] {
  const resource = resourceAt(path);
  const parentPath = resource && parentPathOf(resource);
  if (!path.includes("{id}") || parentPath === undefined) return [path];
  return idsAt(store, parentPath).map((id) => path.replace("{id}", id));
}
