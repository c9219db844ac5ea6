import { badRequest, type ApiError } from "../api-error.js";
import type { Params } from "../params.js";
import { resourceAt } from "../../shelf/resources.js";
import { RESOURCES } from "../resources.js";
import type { Field, Shape, ShapeName } from "./shape.js";
import { SHAPES } from "./shapes.js";

/** The paths that a request expands, as a tree of segments. */
export interface Expansion {
  readonly [segment: string]: Expansion;
}

export interface ParsedExpansion {
  readonly expansion: Expansion;
  /** The permissions that the expanded objects need, in addition to the endpoint's own. */
  readonly permissions: ReadonlySet<string>;
}

/** https://docs.stripe.com/expand: at most four levels. */
export const MAX_SEGMENTS = 4;

/** Reads the `expand` parameter of a request in an API version. */
export function parseExpansion(params: Params, shape: ShapeName, onList: boolean, version: string): ParsedExpansion {
  const paths = params["expand"] ?? [];
  if (!Array.isArray(paths)) throw badRequest("Invalid array", "expand");
  return expansionOf(paths as readonly string[], shape, onList, version);
}

/**
 * Parses expansion paths.
 *
 * @param onList true if paths start with `data`, as for a list request.
 * @param version the API version. A path must exist in it.
 * @throws ApiError 400 for a path that is too deep or does not exist.
 */
export function expansionOf(
  paths: readonly string[],
  shape: ShapeName,
  onList: boolean,
  version: string,
): ParsedExpansion {
  const expansion: MutableExpansion = {};
  const permissions = new Set<string>();
  for (const path of paths) {
    const segments = path.split(".");
    if (segments.length > MAX_SEGMENTS) throw tooDeep(path);
    const inner = onList ? segments.slice(1) : segments;
    if (onList && segments[0] !== "data")
      throw cannotExpand(path, Object.hasOwn(SHAPES[shape], path) ? `data.${path}` : undefined);
    if (inner.length === 0 || !leads(inner, SHAPES[shape], { version, permissions })) throw cannotExpand(path);
    let node = expansion;
    for (const segment of inner) node = node[segment] ??= {};
  }
  return { expansion, permissions };
}

interface MutableExpansion {
  [segment: string]: MutableExpansion;
}

interface Walk {
  readonly version: string;
  readonly permissions: Set<string>;
}

/** Returns true if a path exists. Also collects the permissions that it needs. */
function leads(segments: readonly string[], fields: Shape, walk: Walk): boolean {
  const [name, ...rest] = segments;
  const field = name === undefined || !Object.hasOwn(fields, name) ? undefined : fields[name];
  if (field === undefined || !existsIn(walk.version, field)) return false;
  const permission = permissionOf(field);
  if (permission !== undefined) walk.permissions.add(permission);
  if (rest.length === 0) return field.type !== "group" && field.type !== "internal";
  if (field.type === "list")
    return rest[0] === "data" && (rest.length === 1 || leads(rest.slice(1), SHAPES[field.of], walk));
  const inner = fieldsWithin(field);
  return inner !== undefined && leads(rest, inner, walk);
}

/** Versions start with their date, so they compare as text. */
function existsIn(version: string, { since, until }: Field): boolean {
  return (since === undefined || version >= since) && (until === undefined || version < until);
}

function fieldsWithin(field: Field): Shape | undefined {
  if (field.type === "group") return field.fields;
  if (field.type === "reference") return SHAPES[field.to];
  if (field.type === "object" || field.type === "ids") return SHAPES[field.shape];
  return undefined;
}

function permissionOf(field: Field): string | undefined {
  if (field.type === "reference") return RESOURCES[field.to].permission;
  if (field.type === "list" && field.from) return RESOURCES[field.from.kind].permission;
  if (field.type === "list" && field.isOnShelf) return resourceAt(field.url)?.permission;
  return undefined;
}

export function tooDeep(path: string): ApiError {
  return badRequest(
    `You cannot expand more than ${MAX_SEGMENTS} levels of a property. Property: ${path}`,
    "expand",
    "property_expansion_max_depth",
  );
}

export function cannotExpand(path: string, instead?: string): ApiError {
  const hint = instead === undefined ? "" : ` You may want to try expanding '${instead}' instead.`;
  return badRequest(`This property cannot be expanded (${path}).${hint}`);
}
