import { isApiObject, valueAt, type ApiObject } from "../http/api-object.js";
import { omit } from "../http/versions/reshape.js";
import type { Store } from "../store.js";
import { pathsWithin, type ExpandedPaths } from "./expansion.js";
import { embeddedIn } from "./objects.js";
import type { Embedded, ShelfResource } from "./resource.js";
import { resourceAt } from "./resources.js";

/** Parents embed the first 10 objects. https://docs.stripe.com/api/transfers/object#transfer_object-reversals */
const EMBEDDED_OBJECTS = 10;

export interface ShownOptions {
  readonly expand?: ExpandedPaths;
  /** True: embedded lists are returned whole, as if they were paged to their end. */
  readonly wholeLists?: boolean;
}

/** Returns an object of the shelf as the API shows it: with its embedded lists, and without what is hidden. */
export function shown(store: Store, resource: ShelfResource, object: ApiObject, options: ShownOptions = {}): ApiObject {
  const { embedded = {}, hidden = [], notShown = [] } = resource;
  const { expand = new Set() } = options;
  let out = omit(object, ...notShown);
  for (const field of hidden) if (!expand.has(field)) out = withField(out, field.split("."), undefined);
  for (const [field, each] of Object.entries(embedded)) {
    const isShown = !each.isHidden || expand.has(field);
    out = withField(
      out,
      field.split("."),
      isShown ? listOf(store, String(object["id"]), field, each, options) : undefined,
    );
  }
  return out;
}

function listOf(store: Store, id: string, field: string, embedded: Embedded, options: ShownOptions): ApiObject {
  const { list, by } = embedded;
  const objects = embeddedIn(store, id, embedded);
  const data = options.wholeLists ? objects : objects.slice(0, EMBEDDED_OBJECTS);
  const resource = resourceAt(list)!;
  const expand = pathsWithin(options.expand ?? new Set(), field);
  return {
    object: "list",
    data: data.map((each) => shown(store, resource, each, { ...options, expand })),
    has_more: data.length < objects.length,
    url: by === undefined ? list.replace("{id}", id) : `${list}?${by}=${id}`,
  };
}

/** Sets or, without a value, removes a field. A field within a hash is set only if the object has the hash. */
function withField(object: ApiObject, [name = "", ...rest]: readonly string[], value: unknown): ApiObject {
  if (rest.length > 0) {
    const hash = valueAt(object, name);
    return isApiObject(hash) ? { ...object, [name]: withField(hash, rest, value) } : object;
  }
  return value === undefined ? omit(object, name) : { ...object, [name]: value };
}
