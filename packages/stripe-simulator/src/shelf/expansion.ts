import { cannotExpand, MAX_SEGMENTS, tooDeep } from "../http/objects/expansion.js";
import { badRequest } from "../http/api-error.js";
import type { Params } from "../http/params.js";
import type { ShelfResource } from "./resource.js";
import { resourceAt } from "./resources.js";

/** The paths to expand, relative to one object: `line_items`, `line_items.data.discounts`. */
export type ExpandedPaths = ReadonlySet<string>;

/**
 * Reads the `expand` parameter of a request.
 * @throws ApiError 400 for a path that is too deep, or that the objects do not have.
 */
export function expandedPaths(params: Params, resource: ShelfResource, onList: boolean): ExpandedPaths {
  const paths = params["expand"] ?? [];
  if (!Array.isArray(paths)) throw badRequest("Invalid array", "expand");
  const known = new Set(expandablePaths(resource));
  return new Set(
    (paths as readonly string[]).map((path) => {
      const segments = path.split(".");
      if (segments.length > MAX_SEGMENTS) throw tooDeep(path);
      if (onList && segments[0] !== "data") throw cannotExpand(path, known.has(path) ? `data.${path}` : undefined);
      const inner = (onList ? segments.slice(1) : segments).join(".");
      if (!known.has(inner)) throw cannotExpand(path);
      return inner;
    }),
  );
}

/** Returns all paths that can be expanded within one object, at any depth. */
export function expandablePaths({ embedded = {}, hidden = [] }: ShelfResource): readonly string[] {
  const lists = Object.entries(embedded).flatMap(([field, { list }]) => {
    const child = resourceAt(list);
    return [field, ...(child ? expandablePaths(child).map((path) => `${field}.data.${path}`) : [])];
  });
  return [...hidden, ...lists];
}

/** Returns the paths within the objects of an embedded list. */
export function pathsWithin(expand: ExpandedPaths, field: string): ExpandedPaths {
  const prefix = `${field}.data.`;
  return new Set([...expand].filter((path) => path.startsWith(prefix)).map((path) => path.slice(prefix.length)));
}
