import type { JsonSchema } from "../json-schema.mjs";

/** Yields a schema and every schema inside it, with its path: "items[].price". */
export function* walk(schema: JsonSchema, path = ""): Generator<readonly [path: string, schema: JsonSchema]> {
  yield [path, schema];
  for (const [name, inner] of Object.entries(schema.properties ?? {})) yield* walk(inner, path ? `${path}.${name}` : name);
  if (schema.items) yield* walk(schema.items, `${path}[]`);
  if (typeof schema.additionalProperties === "object") yield* walk(schema.additionalProperties, `${path}{}`);
}

/**
 * Returns paths of a value's properties that the schema does not declare, at every depth. Free-form objects declare
 * everything.
 */
export function undeclared(value: unknown, schema: JsonSchema, path: string): string[] {
  if (Array.isArray(value)) return value.flatMap((item) => undeclared(item, schema.items ?? {}, path));
  if (typeof value !== "object" || value === null || !schema.properties) return [];
  return Object.entries(value).flatMap(([name, inner]) => {
    const declared = schema.properties?.[name];
    return declared ? undeclared(inner, declared, `${path}.${name}`) : [`${path}.${name}`];
  });
}
