import { readFileSync } from "node:fs";

/** A draft-07 JSON Schema of an object. */
export type JsonSchema = Readonly<Record<string, unknown>>;

const read = new Map<string, JsonSchema>();

/** The schema of a stream: schemas/{name}.json. */
export function readSchema(name: string): JsonSchema {
  const known = read.get(name);
  if (known) return known;
  const schema = JSON.parse(readFileSync(new URL(`../../schemas/${name}.json`, import.meta.url), "utf8")) as JsonSchema;
  read.set(name, schema);
  return schema;
}
