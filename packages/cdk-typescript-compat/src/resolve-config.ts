import type { JsonSchema } from "./json-schema.js";
import { isObject, type JsonObject } from "./json.js";

/** A configuration with its defaults, and the schema that it must satisfy. */
export interface ResolvedConfig {
  readonly schema: JsonSchema;
  readonly value: unknown;
}

/**
 * Fills in the schema's defaults and replaces each oneOf by the variant that the configuration chose. The choice is the
 * property that has a `const` in every variant. So the variant's defaults apply, and a validator reports errors of the
 * chosen variant only. If nothing was chosen, the schema requires the choice.
 */
export function resolveConfig(schema: JsonSchema, value: unknown): ResolvedConfig {
  const chosen = withChosenVariant(schema, value);
  if (!isObject(value) || chosen.properties === undefined) return { schema: chosen, value };

  const schemas: Record<string, JsonSchema> = {};
  const values: Record<string, unknown> = { ...value };
  for (const [name, property] of Object.entries(chosen.properties)) {
    const given = Object.hasOwn(value, name) ? value[name] : structuredClone(property.default);
    const resolved = resolveConfig(property, given);
    schemas[name] = resolved.schema;
    if (resolved.value !== undefined) values[name] = resolved.value;
  }
  return { schema: { ...chosen, properties: schemas }, value: values };
}

function withChosenVariant(schema: JsonSchema, value: unknown): JsonSchema {
  const { oneOf, ...rest } = schema;
  const selector = oneOf === undefined ? undefined : selectorOf(oneOf);
  if (oneOf === undefined || selector === undefined) return schema;
  const choice = isObject(value) ? value[selector] : undefined;
  const variant = oneOf.find((candidate) => candidate.properties?.[selector]?.const === choice);
  return merged(rest, variant ?? choiceOf(selector, oneOf));
}

/** Returns the property that has a `const` in every variant. */
function selectorOf(variants: readonly JsonSchema[]): string | undefined {
  const names = Object.keys(variants[0]?.properties ?? {});
  return names.find((name) => variants.every((variant) => isConstant(variant.properties?.[name])));
}

function isConstant(schema: JsonSchema | undefined): boolean {
  return schema !== undefined && "const" in schema;
}

function choiceOf(selector: string, variants: readonly JsonSchema[]): JsonSchema {
  const choices = variants.map((variant) => variant.properties?.[selector]?.const);
  return { properties: { [selector]: { enum: choices } }, required: [selector] };
}

function merged(base: JsonSchema, variant: JsonSchema): JsonSchema {
  const { title: _variantTitle, ...constraints } = variant;
  const properties: Readonly<Record<string, JsonSchema>> = { ...base.properties, ...variant.properties };
  const required = [...(base.required ?? []), ...(variant.required ?? [])];
  return { ...(base as JsonObject), ...constraints, properties, required: [...new Set(required)] };
}
