import type { Kind, Store } from "../../store.js";
import type { EventHistory } from "../events/history.js";
import { objectsAt } from "../../shelf/objects.js";
import { valueAt, type ApiObject } from "../api-object.js";
import { API_VERSION } from "../versions/api-version.js";

/** The data that rendering reads: the account's objects by id and by reference. */
export interface View {
  /** The API version of what the view returns. */
  readonly version: string;
  /** Returns the object as expansion shows it. A deleted customer or coupon is `{id, object, deleted: true}`. */
  readonly find: (kind: Kind, id: string) => ApiObject | undefined;
  /** Returns a coupon, also a deleted one, because its discounts continue. Older versions show it whole. */
  readonly coupon: (id: string) => ApiObject | undefined;
  /** Returns a stored object in the view's version. */
  readonly shown: (object: ApiObject) => ApiObject;
  /** Returns the stored objects whose value at `path` is `id`, oldest first. */
  readonly referring: (kind: Kind, path: string, id: string) => readonly ApiObject[];
  /** Returns the objects of a list on the shelf, newest first. */
  readonly onShelf: (path: string) => readonly ApiObject[];
}

/**
 * Returns a view of a store in the newest version. Its indexes are built at the first request, and again after objects
 * were added or removed.
 */
export function createView(store: Store, history: EventHistory): View {
  const indexes = new Map<string, Index>();

  const indexOf = (kind: Kind, path: string): Index => {
    const collection = store.collections[kind];
    const name = `${kind}:${path}`;
    const known = indexes.get(name);
    if (known?.revision === collection.revision) return known;
    const index = { revision: collection.revision, byValue: groupBy(collection.all(), path) };
    indexes.set(name, index);
    return index;
  };

  const stored = (kind: Kind, id: string) => store.collections[kind].get(id) as unknown as ApiObject | undefined;

  return {
    version: API_VERSION,
    find: (kind, id) => {
      if (kind === "customers" && store.deletedCustomers.has(id)) return deletedCustomer(id);
      const found = stored(kind, id);
      if (found || kind !== "coupons" || !history.deletedCoupon(id)) return found;
      return { id, object: "coupon", deleted: true };
    },
    coupon: (id) => stored("coupons", id) ?? history.deletedCoupon(id),
    shown: (object) => object,
    onShelf: (path) => objectsAt(store, path).toReversed(),
    referring: (kind, path, id) => {
      const ids = indexOf(kind, path).byValue.get(id) ?? [];
      return ids.flatMap((found): ApiObject[] => {
        const object = store.collections[kind].get(found);
        return object ? [object] : [];
      });
    },
  };
}

/** https://docs.stripe.com/api/customers/delete */
export function deletedCustomer(id: string): ApiObject {
  return { id, object: "customer", deleted: true };
}

/** Ids by the value of a reference. An id remains valid when a newer version replaces the object. */
interface Index {
  readonly revision: number;
  readonly byValue: ReadonlyMap<string, readonly string[]>;
}

function groupBy(objects: readonly { readonly id: string }[], path: string): Map<string, string[]> {
  const groups = new Map<string, string[]>();
  for (const object of objects) {
    const value = valueAt(object, path);
    if (typeof value !== "string") continue;
    const group = groups.get(value);
    if (group) group.push(object.id);
    else groups.set(value, [object.id]);
  }
  return groups;
}
