import type { JsonSchema } from "../streams/schemas.js";

/**
 * Makes an object conform to a schema, in place: a value of another JSON type than declared becomes null.
 * Returns the paths of these values, e.g. `.lines.data[].amount`. `.metadata.*` means any key of a map.
 */
export type Conform = (object: object) => readonly string[];

/**
 * Compiles a schema to a function that makes objects conform to it.
 * It reads the keywords that the streams' schemas use: `type`, `properties`, `additionalProperties` and `items`.
 * An object whose schema declares no properties is free-form and kept whole.
 *
 * The function runs on every object that is read. So it walks the object's own properties,
 * and allocates nothing if all values conform.
 *
 * @param undeclared what happens to properties that the schema does not declare, at every depth
 */
export function compileConform(schema: JsonSchema, undeclared: "keep" | "drop"): Conform {
  const root = partOf(schema);
  return (object) => conformInside(object, root, undeclared === "drop");
}

/** A compiled schema. */
interface Part {
  readonly hasType: (value: unknown) => boolean;
  readonly properties: ReadonlyMap<string, Part> | undefined;
  /** The schema of properties that are not declared by name. */
  readonly others: Part | undefined;
  readonly items: Part | undefined;
}

function partOf(schema: JsonSchema): Part {
  const { properties, additionalProperties, items } = schema;
  return {
    hasType: typeCheck(schema),
    properties: isObject(properties)
      ? new Map(Object.entries(properties).map(([name, inner]) => [name, partOf(inner as JsonSchema)]))
      : undefined,
    others: isObject(additionalProperties) ? partOf(additionalProperties) : undefined,
    items: isObject(items) ? partOf(items) : undefined,
  };
}

const none: readonly string[] = [];

function conformInside(value: object, part: Part, drops: boolean): readonly string[] {
  return Array.isArray(value)
    ? conformItems(value, part, drops)
    : conformProperties(value as Record<string, unknown>, part, drops);
}

function conformItems(values: unknown[], { items }: Part, drops: boolean): readonly string[] {
  if (!items) return none;
  let found: Set<string> | undefined;
  for (let index = 0; index < values.length; index += 1) {
    const paths = conformValue(values, index, values[index], items, drops);
    if (paths !== none) for (const path of paths) (found ??= new Set()).add(`[]${path}`);
  }
  return found ? [...found] : none;
}

function conformProperties(
  values: Record<string, unknown>,
  { properties, others }: Part,
  drops: boolean,
): readonly string[] {
  const isFree = !properties && !others;
  if (isFree) return none;
  let found: string[] | undefined;
  for (const name of Object.keys(values)) {
    const declared = properties?.get(name);
    const part = declared ?? others;
    if (!part) {
      if (drops) delete values[name];
      continue;
    }
    const paths = conformValue(values, name, values[name], part, drops);
    if (paths !== none) for (const path of paths) (found ??= []).push(`.${declared ? name : "*"}${path}`);
  }
  return found ?? none;
}

/** @returns the paths below the holder's member; an empty path if the member itself has another type */
function conformValue(
  holder: Record<string | number, unknown> | unknown[],
  name: string | number,
  value: unknown,
  part: Part,
  drops: boolean,
): readonly string[] {
  if (!part.hasType(value)) {
    (holder as Record<string | number, unknown>)[name] = null;
    return itself;
  }
  return typeof value === "object" && value !== null ? conformInside(value, part, drops) : none;
}

const itself: readonly string[] = [""];

/** Returns a type check that is as strict as destinations are: 1.5 is not an integer, and "1" is not a number. */
function typeCheck({ type }: JsonSchema): (value: unknown) => boolean {
  if (type === undefined) return () => true;
  const checks = [type].flat().flatMap((name) => (typeof name === "string" ? (isOfType[name] ?? []) : []));
  const [first = () => false, second, ...rest] = checks;
  if (!second) return first;
  // Almost every field has one type or null. This case is fast, because the check runs on millions of values.
  return rest.length === 0 ? (value) => first(value) || second(value) : (value) => checks.some((check) => check(value));
}

const isOfType: Readonly<Record<string, (value: unknown) => boolean>> = {
  null: (value) => value === null,
  boolean: (value) => typeof value === "boolean",
  string: (value) => typeof value === "string",
  number: (value) => typeof value === "number",
  // Beyond 2^53, JSON.parse may return another number than the text contains.
  integer: (value) => Number.isSafeInteger(value),
  array: (value) => Array.isArray(value),
  object: isObject,
};

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
