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
  /** The types that a value may have, as bits of `typeBits`. */
  readonly types: number;
  readonly properties: ReadonlyMap<string, Part> | undefined;
  /** The schema of properties that are not declared by name. */
  readonly others: Part | undefined;
  readonly items: Part | undefined;
}

function partOf(schema: JsonSchema): Part {
  const { properties, additionalProperties, items } = schema;
  return {
    types: declaredTypes(schema),
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
  // An object of JSON has no inherited properties, and without a list of its own ones this is faster.
  // oxlint-disable-next-line guard-for-in
  for (const name in values) {
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
  if ((part.types & typeBits(value)) === 0) {
    (holder as Record<string | number, unknown>)[name] = null;
    return itself;
  }
  return typeof value === "object" && value !== null ? conformInside(value, part, drops) : none;
}

const itself: readonly string[] = [""];

const bits = { null: 1, boolean: 2, string: 4, number: 8, integer: 16, array: 32, object: 64 } as const;

const anyType = -1;

/** Returns the types of a JSON value, as strict as destinations are: 1.5 is not an integer, and "1" is not a number. */
function typeBits(value: unknown): number {
  switch (typeof value) {
    case "string":
      return bits.string;
    case "boolean":
      return bits.boolean;
    case "number":
      // Beyond 2^53, JSON.parse may return another number than the text contains.
      return Number.isSafeInteger(value) ? bits.number | bits.integer : bits.number;
    default:
      return value === null ? bits.null : Array.isArray(value) ? bits.array : bits.object;
  }
}

function declaredTypes({ type }: JsonSchema): number {
  if (type === undefined) return anyType;
  const names: readonly unknown[] = [type].flat();
  return names.reduce<number>((all, name) => all | (bits[name as keyof typeof bits] ?? 0), 0);
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
