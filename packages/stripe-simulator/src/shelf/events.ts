import type { ApiObject } from "../http/api-object.js";
import type { Store } from "../store.js";
import { objectAt, objectsAt } from "./objects.js";
import type { EventRule, ShelfResource } from "./resource.js";
import { parentPathOf, resourceAt } from "./resources.js";
import { shown } from "./shown.js";

/** An event to write. */
export interface EventToWrite {
  readonly type: string;
  readonly object: ApiObject;
  /** True: the event is about the changed object itself. */
  readonly isOwn: boolean;
}

/** Returns the event that a rule means for an object of the shelf. */
export function eventOf(
  store: Store,
  resource: ShelfResource,
  object: ApiObject,
  parentId: string | undefined,
  rule: EventRule,
): EventToWrite {
  if (typeof rule === "string") return { type: rule, object: shown(store, resource, object), isOwn: true };
  if ("ofSummary" in rule) return { type: rule.ofSummary, object: activeEntitlements(store, object), isOwn: false };
  return { type: rule.ofParent, object: parentOf(store, resource, parentId), isOwn: false };
}

function parentOf(store: Store, resource: ShelfResource, parentId: string | undefined): ApiObject {
  const path = parentPathOf(resource);
  const parent = path !== undefined && parentId !== undefined ? objectAt(store, path, parentId) : undefined;
  if (path === undefined || !parent) throw new RangeError(`There is no object that has this ${resource.object}.`);
  const parentResource = resourceAt(path);
  return parentResource ? shown(store, parentResource, parent) : parent;
}

/** https://docs.stripe.com/api/entitlements/active-entitlement-summary */
function activeEntitlements(store: Store, { customer }: ApiObject): ApiObject {
  const list = "/v1/entitlements/active_entitlements";
  const resource = resourceAt(list)!;
  const objects = objectsAt(store, list).filter((each) => each["customer"] === customer);
  return {
    object: "entitlements.active_entitlement_summary",
    customer,
    entitlements: {
      object: "list",
      data: objects.slice(-10).map((each) => shown(store, resource, each)),
      has_more: objects.length > 10,
      url: `${list}?customer=${String(customer)}`,
    },
    livemode: store.livemode,
  };
}
