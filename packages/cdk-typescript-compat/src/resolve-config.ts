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

/** Returns every schema that `resolveConfig` returns for some configuration that has an object wherever it must. */
export function resolvedSchemas(schema: JsonSchema): readonly JsonSchema[] {
  return [...variantsOf(schema).values()].flatMap((chosen) => {
    if (chosen.properties === undefined) return [chosen];
    const combinations = Object.entries(chosen.properties).reduce<readonly Record<string, JsonSchema>[]>(
      (before, [name, property]) =>
        before.flatMap((names) => resolvedSchemas(property).map((each) => ({ ...names, [name]: each }))),
      [{}],
    );
    return combinations.map((properties) => ({ ...chosen, properties }));
  });
}

function withChosenVariant(schema: JsonSchema, value: unknown): JsonSchema {
  const selector = selectorOf(schema);
  const choice = selector !== undefined && isObject(value) ? value[selector] : undefined;
  const variants = variantsOf(schema);
  return variants.get(choice) ?? variants.get(undefined)!;
}

/** Returns the schema for each choice. The key undefined stands for no choice, or one that no variant has. */
function variantsOf(schema: JsonSchema): ReadonlyMap<unknown, JsonSchema> {
  const { oneOf = [], ...rest } = schema;
  const selector = selectorOf(schema);
  if (selector === undefined) return new Map([[undefined, schema]]);
  const choices = oneOf.map((variant) => [variant.properties?.[selector]?.const, merged(rest, variant)] as const);
  // The first variant of a choice is the one that counts.
  return new Map([[undefined, merged(rest, choiceOf(selector, oneOf))], ...choices.toReversed()]);
}

/** Returns the property that has a `const` in every variant. Undefined if the schema has no such variants. */
function selectorOf({ oneOf: variants = [] }: JsonSchema): string | undefined {
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
