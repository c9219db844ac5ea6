import { InvalidArgumentError, Option } from "commander";
import { isDay } from "./day.js";
import { readSchema } from "../../../../dist/streams/schemas.js";

/** A property of the connector's configuration, in the spec's JSON Schema. */
interface Property {
  readonly type: string;
  readonly title: string;
  readonly description: string;
  readonly default?: unknown;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly format?: string;
  readonly airbyte_secret?: boolean;
  readonly properties?: Readonly<Record<string, Property>>;
  readonly oneOf?: readonly Property[];
}

const group = "Options of the connector, by the names that they have in a configuration:";

/**
 * Returns an option for each value of the connector's configuration except secrets, by its path: `metrics.discounts`.
 */
export function specOptions(): Option[] {
  return leaves(propertiesOf(specification()), "").map(([path, property]) => optionOf(path, property));
}

/** Returns the part of a configuration that command line options give. @param values by path, as commander has them */
export function configOf(values: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const config: Record<string, unknown> = {};
  for (const [path] of leaves(propertiesOf(specification()), "")) {
    if (values[path] === undefined) continue;
    const names = path.split(".");
    const parent = names.slice(0, -1).reduce((inner, name) => (inner[name] ??= {}) as Record<string, unknown>, config);
    parent[names.at(-1)!] = values[path];
  }
  return config;
}

function specification(): Property {
  return readSchema("spec")["connectionSpecification"] as Property;
}

/** Returns the properties of an object, or of all its alternatives together. */
function propertiesOf({ properties = {}, oneOf = [] }: Property): Readonly<Record<string, Property>> {
  const together: Record<string, Property> = { ...properties };
  for (const alternative of oneOf) {
    for (const [name, property] of Object.entries(propertiesOf(alternative))) {
      const known = together[name];
      together[name] = known ? { ...known, enum: [...choicesOf(known), ...choicesOf(property)] } : property;
    }
  }
  return together;
}

function leaves(properties: Readonly<Record<string, Property>>, prefix: string): (readonly [string, Property])[] {
  return Object.entries(properties).flatMap(([name, property]) => {
    if (property.airbyte_secret === true) return [];
    const path = `${prefix}${name}`;
    return property.type === "object" ? leaves(propertiesOf(property), `${path}.`) : [[path, property] as const];
  });
}

function choicesOf({ const: only, enum: several }: Property): readonly unknown[] {
  return several ?? (only === undefined ? [] : [only]);
}

function optionOf(path: string, property: Property): Option {
  const choices = choicesOf(property);
  const example = choices.length > 0 ? choices.join("|") : placeholders[property.type]!;
  const isScalar = ["string", "number", "boolean"].includes(typeof property.default);
  const byDefault = isScalar ? ` Default: ${JSON.stringify(property.default)}.` : "";
  return new Option(`--${path} <${example}>`, `${property.description}${byDefault}`)
    .helpGroup(group)
    .argParser((text) => {
      const value = parsers[property.type]!(text);
      if (property.format === "date" && !isDay(text))
        throw new InvalidArgumentError("It takes a day that the calendar has, as YYYY-MM-DD.");
      if (choices.length > 0 && !choices.includes(value))
        throw new InvalidArgumentError(`It takes ${choices.join(", ")}.`);
      return value;
    });
}

const placeholders: Readonly<Record<string, string>> = {
  string: "text",
  integer: "number",
  boolean: "true|false",
  array: "a,b",
};

const parsers: Readonly<Record<string, (text: string) => unknown>> = {
  string: (text) => text,
  integer(text) {
    if (!/^-?\d+$/.test(text)) throw new InvalidArgumentError("It takes a whole number.");
    return Number(text);
  },
  boolean(text) {
    if (text !== "true" && text !== "false") throw new InvalidArgumentError("It takes true or false.");
    return text === "true";
  },
  array: (text) => text.split(",").map((each) => each.trim()),
};
