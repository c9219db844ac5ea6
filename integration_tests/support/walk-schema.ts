import type { JsonSchema } from "../../src/streams/schemas.js";

/** Yields a schema and every schema in it, each with its path. */
export function* walkSchema(schema: JsonSchema, path = "root"): Generator<readonly [path: string, schema: JsonSchema]> {
  yield [path, schema];
  for (const [name, property] of Object.entries((schema["properties"] ?? {}) as Record<string, JsonSchema>)) {
    yield* walkSchema(property, `${path}.${name}`);
  }
  for (const [index, variant] of ((schema["oneOf"] ?? []) as JsonSchema[]).entries()) {
    yield* walkSchema(variant, `${path}(${index + 1})`);
  }
  for (const keyword of ["items", "additionalProperties"]) {
    const inner = schema[keyword];
    if (typeof inner === "object") yield* walkSchema(inner as JsonSchema, `${path}[]`);
  }
}
