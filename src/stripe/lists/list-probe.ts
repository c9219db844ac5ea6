import type { Probe } from "../key/probe.js";
import type { Resource } from "../resource.js";
import { listParams } from "./page.js";

/**
 * Returns the request for one object of a list, with the parameters that a sync sends, so a key that passes here passes
 * there. Of a resource that is no list, it requests the object.
 */
export function listProbe(resource: Resource): Probe {
  const { path, listing, params, expand, parts: [part] = [] } = resource;
  if (listing === "single") return { route: path, params: { ...params, ...(expand.length > 0 && { expand }) } };
  return { route: path, params: { ...listParams(resource), ...part, ...(listing !== "unpaged" && { limit: 1 }) } };
}
