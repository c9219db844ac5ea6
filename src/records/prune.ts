import { hasType, isObject } from "./json-type.js";
import type { JsonSchema } from "../streams/schemas.js";

/**
 * A copy of a JSON value with only what the schema declares, at every depth: undeclared properties are left out, and a
 * value whose JSON type is not the declared one becomes null.
 *
 * An object whose schema names no properties is free-form and kept whole, or value by value where `additionalProperties` is
 * a schema. Of the schema it reads `type`, `properties`, `additionalProperties` and `items`, the words that the streams'
 * schemas use.
 */
export function prune(value: unknown, schema: JsonSchema): unknown {
  if (!hasType(value, schema)) return null;
  if (Array.isArray(value))
    return isObject(schema["items"]) ? prunedItems(value, schema["items"]) : structuredClone(value);
  return isObject(value) ? prunedObject(value, schema) : value;
}

function prunedItems(items: readonly unknown[], schema: JsonSchema): unknown[] {
  return items.map((item) => prune(item, schema));
}

function prunedObject(value: JsonObject, schema: JsonSchema): JsonObject {
  const { properties, additionalProperties } = schema;
  if (!isObject(properties) && !isObject(additionalProperties)) return structuredClone(value);
  const kept = Object.entries(value).flatMap(([name, inner]) => {
    const declared = ownSchema(properties, name) ?? additionalProperties;
    return isObject(declared) ? [[name, prune(inner, declared)] as const] : [];
  });
  return Object.fromEntries(kept);
}

/** The schema of a property that is declared by its own name: `constructor` is no property of `{}`. */
function ownSchema(properties: unknown, name: string): unknown {
  return isObject(properties) && Object.hasOwn(properties, name) ? properties[name] : undefined;
}

type JsonObject = Readonly<Record<string, unknown>>;
