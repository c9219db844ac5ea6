// TypeScript types of the values that a schema describes.
import { compile } from "json-schema-to-typescript";

/** @typedef {import("./json-schema.mjs").JsonSchema} JsonSchema */

/**
 * Returns a TypeScript module that exports one interface, named after the file: lifecycle_events -> LifecycleEvents.
 *
 * @param {string} name the schema file's name without its ending
 * @param {JsonSchema} schema
 * @returns {Promise<string>}
 */
export function typeDeclarations(name, schema) {
  return compile(/** @type {Parameters<typeof compile>[0]} */ (untitled(schema)), pascalCase(name), {
    bannerComment: `// Generated from schemas/${name}.json by scripts/schemas/main.mjs: change that, not this.`,
    unreachableDefinitions: false,
    style: { printWidth: 120 },
  });
}

/**
 * Returns the schema without titles, because each title would become a separate type.
 *
 * @param {JsonSchema} schema
 * @returns {JsonSchema}
 */
function untitled(schema) {
  const { properties, additionalProperties, items, oneOf } = schema;
  return {
    ...schema,
    title: undefined,
    ...(properties && { properties: untitledEach(properties) }),
    ...(typeof additionalProperties === "object" && { additionalProperties: untitled(additionalProperties) }),
    ...(items && { items: untitled(items) }),
    ...(oneOf && { oneOf: oneOf.map(untitled) }),
  };
}

/** @param {Record<string, JsonSchema>} properties */
const untitledEach = (properties) =>
  Object.fromEntries(Object.entries(properties).map(([name, schema]) => [name, untitled(schema)]));

/** @param {string} name */
const pascalCase = (name) => name.replace(/(?:^|_)([a-z])/g, (_, letter) => letter.toUpperCase());
