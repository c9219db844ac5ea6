import type { Account } from "../../account/account.js";
import type { ApiObject } from "../../http/api-object.js";
import { kindAt, objectAt } from "../objects.js";
import type { ShelfResource } from "../resource.js";
import { parentPathOf, resourceAt } from "../resources.js";

/** Objects of a resource that a test can add, and how it asks for them. */
export interface Example {
  /** The path of one list. */
  readonly path: string;
  /** The parameters that the list requires: `setup_intent=seti_1`. */
  readonly query: string;
  /** The fewest fields that the list and its filters need. */
  readonly template: ApiObject;
}

/** Returns an example of a resource, after adding the object that has its list. */
export function exampleOf(account: Account, resource: ShelfResource): Example {
  const { object, filters, parent } = resource;
  const parentPath = parentPathOf(resource);
  const parentId = parentPath === undefined ? "" : parentAt(account, parentPath);
  const template = { id: "x_1", object, ...("created" in filters ? { created: 0 } : {}) };
  const path = resource.path.replace("{id}", parentId);
  if (resource.path === "/v1/billing/meters/{id}/event_summaries") {
    const customer = parentAt(account, "/v1/customers");
    return {
      path,
      query: `customer=${customer}&start_time=60&end_time=180`,
      template: { ...template, customer, start_time: 60, end_time: 120 },
    };
  }
  if (!parent) return { path, query: "", template };
  return { path, query: `${parent.by}=${parentId}`, template: { ...template, [parent.by]: parentId } };
}

/** Returns the id of an object at a path, which it adds if necessary. */
function parentAt(account: Account, path: string): string {
  const id = `${path.split("/").at(-1)}_parent`;
  if (objectAt(account.store, path, id)) return id;
  const object = kindAt(path)?.slice(0, -1) ?? resourceAt(path)!.object;
  account.shelf.add(path, { id, object, created: 0 }, { event: null });
  return id;
}
