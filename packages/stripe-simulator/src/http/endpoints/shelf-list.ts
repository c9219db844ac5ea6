import { objectsAt } from "../../shelf/objects.js";
import { expandedPaths } from "../../shelf/expansion.js";
import type { Pages } from "../../shelf/resource.js";
import type { ShelfPath } from "../../shelf/resources.js";
import { shown } from "../../shelf/shown.js";
import type { ShelfObject, Store } from "../../store.js";
import { badRequest, resourceMissing } from "../api-error.js";
import type { ApiObject } from "../api-object.js";
import { predicatesOf, refuseMissingReferences } from "../lists/filters.js";
import { hiddenOnTestClock } from "../lists/on-test-clock.js";
import { pageInOrder, pageOf, parsePageRequest, type Page, type PageRequest } from "../lists/page.js";
import { EVERYTHING } from "../lists/range.js";
import type { View } from "../objects/view.js";
import { refuseUnknown } from "../params.js";
import { listBody, type Call } from "./endpoint.js";

interface ListContext {
  readonly store: Store;
  readonly view: View;
  readonly found: ShelfPath;
  /** True: the account has no objects for this key, or does not have the product. */
  readonly isEmpty: boolean;
}

/** Answers a list request of the shelf. */
export function listShelf({ store, view, found, isEmpty }: ListContext, { params }: Call): ApiObject {
  const { resource, path } = found;
  const { filters, pages } = resource;
  refuseUnknown(params, (name) => PAGE_PARAMS[pages].has(name) || Object.hasOwn(filters, name));
  for (const [name, filter] of Object.entries(filters)) {
    if (filter.isRequired && params[name] === undefined) {
      throw badRequest(`Missing required param: ${name}.`, name, "parameter_missing");
    }
  }
  const page = parsePageRequest(params);
  const predicates = predicatesOf(filters, params);
  const expand = expandedPaths(params, resource, true);
  if (isEmpty) return listBody(path, [], false);

  refuseMissingReferences(store, filters, params);
  const isElsewhere = hiddenOnTestClock(store, params);
  const matches = (object: ShelfObject): boolean => !isElsewhere(object) && predicates.every((holds) => holds(object));
  const { data, hasMore } = pageAt(store, found, pages === "none" ? { limit: Infinity } : page, matches);
  return listBody(
    path,
    data.map((object) => view.shown(shown(store, resource, object, { expand }))),
    hasMore,
  );
}

function pageAt(
  store: Store,
  { resource, path }: ShelfPath,
  page: PageRequest,
  matches: (object: ShelfObject) => boolean,
): Page<ShelfObject> {
  const objects = objectsAt(store, path);
  const { object, order } = resource;
  if (order === "as added") return pageInOrder(objects.filter(matches), page, object);
  const cursor = (id: string, param: string): ShelfObject => {
    const known = objects.find((each) => each.id === id);
    if (!known) throw resourceMissing(400, object, id, param);
    return known;
  };
  return pageOf(objects, {
    limit: page.limit,
    created: EVERYTHING,
    ...(page.startingAfter === undefined ? {} : { startingAfter: cursor(page.startingAfter, "starting_after") }),
    ...(page.endingBefore === undefined ? {} : { endingBefore: cursor(page.endingBefore, "ending_before") }),
    matches,
  });
}

const PAGE_PARAMS: Readonly<Record<Pages, ReadonlySet<string>>> = {
  both: new Set(["limit", "starting_after", "ending_before", "expand"]),
  forward: new Set(["limit", "starting_after", "expand"]),
  none: new Set(["expand"]),
};
