import { isObject, typeCheck } from "./json-type.js";
import type { JsonSchema } from "../streams/schemas.js";

/**
 * Makes a function that sets to null, in place, every value of an object whose JSON type is not the one that the schema declares for it.
 * It returns where it did so, e.g. `lines.data[].amount`; `metadata.*` stands for any key of a map. Undeclared properties are kept.
 *
 * The function looks at every object that is read: it goes by the object's own properties, and builds nothing where all is well.
 */
export function createMender(schema: JsonSchema): (object: object) => readonly string[] {
  const root = partOf(schema);
  return (object) => mendInside(object, root);
}

/** A schema, with what of it is looked at again and again at hand. */
interface Part {
  readonly hasType: (value: unknown) => boolean;
  readonly properties: ReadonlyMap<string, Part> | undefined;
  /** Of properties that are not declared by their names. */
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

function mendInside(value: object, part: Part): readonly string[] {
  return Array.isArray(value) ? mendItems(value, part) : mendProperties(value as Record<string, unknown>, part);
}

function mendItems(values: unknown[], { items }: Part): readonly string[] {
  if (!items) return none;
  let found: Set<string> | undefined;
  for (let index = 0; index < values.length; index += 1) {
    const paths = mendValue(values, index, values[index], items);
    if (paths !== none) for (const path of paths) (found ??= new Set()).add(`[]${path}`);
  }
  return found ? [...found] : none;
}

function mendProperties(values: Record<string, unknown>, { properties, others }: Part): readonly string[] {
  let found: string[] | undefined;
  for (const name of Object.keys(values)) {
    const declared = properties?.get(name);
    const part = declared ?? others;
    if (!part) continue;
    const paths = mendValue(values, name, values[name], part);
    if (paths !== none) for (const path of paths) (found ??= []).push(`.${declared ? name : "*"}${path}`);
  }
  return found ?? none;
}

/** @returns paths below the holder's member; the empty one where the member itself was of another type */
function mendValue(
  holder: Record<string | number, unknown> | unknown[],
  name: string | number,
  value: unknown,
  part: Part,
): readonly string[] {
  if (!part.hasType(value)) {
    (holder as Record<string | number, unknown>)[name] = null;
    return itself;
  }
  return typeof value === "object" && value !== null ? mendInside(value, part) : none;
}

const itself: readonly string[] = [""];
