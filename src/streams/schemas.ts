import { readFileSync } from "node:fs";

/** A draft-07 JSON Schema of an object. */
export type JsonSchema = Readonly<Record<string, unknown>>;

const schemas = new Map<string, JsonSchema>();

/** Returns the schema of a stream: schemas/{name}.json. */
export function readSchema(name: string): JsonSchema {
  const known = schemas.get(name);
  if (known) return known;
  const schema = JSON.parse(readFileSync(new URL(`../../schemas/${name}.json`, import.meta.url), "utf8")) as JsonSchema;
  schemas.set(name, schema);
  return schema;
}
