import { Collection, type Kind, type ShelfObject, type Store } from "../store.js";
import { RESOURCES } from "../http/resources.js";
import type { Embedded } from "./resource.js";
import { findPath, resourceAt } from "./resources.js";

/** Returns all objects of a list, oldest first. Empty if there is no such list. */
export function objectsAt(store: Store, path: string): readonly ShelfObject[] {
  const view = viewAt(path);
  if (!view) return store.shelf.lists.get(path)?.all() ?? [];
  return objectsAt(store, view.of).filter((object) => object[view.by] === view.id);
}

/** Returns the collection that holds the objects of a list. */
export function collectionAt(store: Store, path: string): Collection<ShelfObject> {
  const { lists } = store.shelf;
  const pool = viewAt(path)?.of ?? path;
  const known = lists.get(pool);
  if (known) return known;
  const collection = new Collection<ShelfObject>();
  lists.set(pool, collection);
  return collection;
}

/** Returns the fields that every object of a list has: `customer` of a customer's payment methods. */
export function commonFields(path: string): Readonly<Record<string, string>> {
  const found = findPath(path.split("/").slice(2));
  const field = found?.resource.view?.by ?? found?.resource.parentField;
  return field !== undefined && found?.parentId !== undefined ? { [field]: found.parentId } : {};
}

/** Returns the objects of a list that the object with this id embeds, in the order of the list. */
export function embeddedIn(store: Store, id: string, { list, by }: Embedded): readonly ShelfObject[] {
  const path = list.replace("{id}", id);
  const all = by === undefined ? objectsAt(store, path) : objectsAt(store, path).filter((each) => each[by] === id);
  return resourceAt(list)?.order === "as added" ? all : all.toReversed();
}

/** Returns an object by its id and the path of its list, of the story or of the shelf. */
export function objectAt(store: Store, path: string, id: string): Readonly<Record<string, unknown>> | undefined {
  const kind = kindAt(path);
  return kind ? store.collections[kind].get(id) : store.shelf.lists.get(path)?.get(id);
}

/** Returns the ids of a list's objects, of the story or of the shelf. */
export function idsAt(store: Store, path: string): readonly string[] {
  const kind = kindAt(path);
  return (kind ? store.collections[kind].all() : objectsAt(store, path)).map(({ id }) => id);
}

/** Returns the kind of the story's objects that a path lists. */
export function kindAt(path: string): Kind | undefined {
  const name = /^\/v1\/(\w+)$/.exec(path)?.[1];
  return name !== undefined && Object.hasOwn(RESOURCES, name) ? (name as Kind) : undefined;
}

/** Returns the type of a path's objects, as in `No such transfer`. */
export function objectNameAt(path: string): string {
  const kind = kindAt(path);
  return kind ? RESOURCES[kind].object : (resourceAt(path)?.object ?? "object");
}

function viewAt(path: string): { readonly of: string; readonly by: string; readonly id: string } | undefined {
  const found = findPath(path.split("/").slice(2));
  const { view } = found?.resource ?? {};
  return view && found?.parentId !== undefined ? { ...view, id: found.parentId } : undefined;
}
