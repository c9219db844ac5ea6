import { isObject } from "./json.js";
import type { JsonSchema } from "./json-schema.js";
import { nearest } from "./nearest.js";
import type { ResolvedConfig } from "./resolve-config.js";

/**
 * Returns a sentence for each option of a configuration that its schema does not have, at any depth. It names the
 * option that was probably meant. Such an option is not refused, because platforms add fields of their own, but it has
 * no effect. No sentence quotes a value, because it may be a secret.
 * @param resolved the schema of the chosen variants and the value with its defaults.
 * @param schema the whole schema, with every variant.
 */
export function unknownOptions({ schema: chosen, value }: ResolvedConfig, schema: JsonSchema): readonly string[] {
  const known = [...new Set(optionsIn(schema, ""))];
  return unknownIn(chosen, value, "").map((path) => sentence(path, known));
}

/**
 * Fields that platforms and tools are known to add:
 * - `_limit`, `_page_size` and `__injected_declarative_manifest`, `__command` (Airbyte's Connector Builder)
 * - `sourceType`, which Airbyte's public API and its Terraform provider take as a part of the configuration
 */
function isOfPlatform(name: string): boolean {
  return name.startsWith("_") || name.startsWith("airbyte_") || name === "sourceType";
}

function unknownIn(schema: JsonSchema, value: unknown, prefix: string): readonly string[] {
  if (Array.isArray(value)) {
    const { items = {} } = schema;
    return value.flatMap((item, index) => unknownIn(items, item, `${prefix.slice(0, -1)}[${index}].`));
  }
  const { properties } = schema;
  if (!isObject(value) || properties === undefined) return [];
  return Object.entries(value).flatMap(([name, inner]) => {
    if (Object.hasOwn(properties, name)) return unknownIn(properties[name]!, inner, `${prefix}${name}.`);
    return prefix === "" && isOfPlatform(name) ? [] : [`${prefix}${name}`];
  });
}

/** Returns the paths of all options, of every variant and with the groups: "metrics", "metrics.discounts". */
function optionsIn({ properties = {}, oneOf = [] }: JsonSchema, prefix: string): readonly string[] {
  const own = Object.entries(properties).flatMap(([name, property]) => [
    `${prefix}${name}`,
    ...optionsIn(property, `${prefix}${name}.`),
  ]);
  return [...own, ...oneOf.flatMap((variant) => optionsIn(variant, prefix))];
}

function sentence(path: string, known: readonly string[]): string {
  const [parent, name] = [parentOf(path), lastName(path)];
  if (known.includes(path)) {
    return `The configuration's option "${path}" has no effect, because "${parent}" has another choice. Take it out.`;
  }
  const siblings = known.filter((each) => parentOf(each) === parent);
  const sibling = nearest(name, siblings.map(lastName));
  const meant = siblings.find((each) => lastName(each) === sibling) ?? known.find((each) => lastName(each) === name);
  const advice = meant === undefined ? `Known here: ${siblings.map(lastName).join(", ")}.` : `Did you mean "${meant}"?`;
  return `The configuration's option "${shortened(path)}" is unknown and has no effect. ${advice}`;
}

function parentOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf(".")));
}

function lastName(path: string): string {
  return path.slice(path.lastIndexOf(".") + 1);
}

/** The name of an option may be anything, even a text that was pasted in the wrong place. */
function shortened(path: string): string {
  return path.length > 80 ? `${path.slice(0, 20)}...` : path;
}
