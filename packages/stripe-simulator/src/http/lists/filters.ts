import { objectAt } from "../../shelf/objects.js";
import type { Store } from "../../store.js";
import { badRequest, resourceMissing } from "../api-error.js";
import { textOf, type Params } from "../params.js";
import { RESOURCES } from "../resources.js";
import type { Filter, Predicate } from "./filter.js";

type Filters = Readonly<Record<string, Filter>>;

/** Returns the tests of a list request: of its parameters, and of absent ones that hide objects. */
export function predicatesOf(filters: Filters, params: Params): Predicate[] {
  return Object.entries(filters).flatMap(([name, filter]) => {
    const value = params[name];
    if (value !== undefined) return filter.parse(value, name);
    return filter.otherwise ?? [];
  });
}

/**
 * Throws if a filter names a missing object: that is an error, not an empty list. Deleted customers can still be
 * filters.
 */
export function refuseMissingReferences(store: Store, filters: Filters, params: Params): void {
  for (const [name, { reference, onShelf }] of Object.entries(filters)) {
    const value = params[name];
    if (value === undefined) continue;
    if (reference) {
      const { to } = reference;
      const id = textOf(value, name);
      const exists = store.collections[to].get(id) || (to === "customers" && store.deletedCustomers.has(id));
      if (!exists) throw resourceMissing(400, RESOURCES[to].object, id, name);
    }
    if (onShelf) {
      const id = textOf(value, name);
      const named = objectAt(store, onShelf.path, id);
      if (!named) throw resourceMissing(400, onShelf.object, id, name);
      const refusal = onShelf.refusal?.(named);
      if (refusal !== undefined) throw badRequest(refusal, name);
    }
  }
}
