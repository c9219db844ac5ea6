// The paths that a request expands: https://docs.stripe.com/expand

/** @typedef {import("./json-schema.mjs").JsonSchema} JsonSchema */

/**
 * Returns the paths and all their prefixes, because expanding `a.b` expands `a`.
 *
 * @param {readonly string[]} paths
 * @returns {ReadonlySet<string>}
 */
export function withPrefixes(paths) {
  const parts = paths.map((path) => path.split("."));
  return new Set(parts.flatMap((names) => names.map((_, index) => names.slice(0, index + 1).join("."))));
}

/**
 * Returns true if a path leads to an object, or to several, in the schema.
 *
 * @param {JsonSchema} schema
 * @param {readonly string[]} path the path's names
 * @returns {boolean}
 */
export function leadsToObject(schema, path) {
  if (schema.items) return leadsToObject(schema.items, path);
  const [name, ...rest] = path;
  if (name === undefined) return schema.type?.includes("object") ?? false;
  const next = schema.properties?.[name];
  return next !== undefined && leadsToObject(next, rest);
}
