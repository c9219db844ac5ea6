import type { JsonSchema } from "./json-schema.js";
import { isObject } from "./json.js";

/** The kinds of files that the command line takes, each with the option that takes it. */
const OPTIONS = { configuration: "--config", catalog: "--catalog", state: "--state" } as const;

export type InputKind = keyof typeof OPTIONS;

/**
 * Returns a clause if the content of a file belongs to another option: "it is a catalog, which --catalog takes".
 * @param expected the kind that the option takes.
 * @param schema of configurations.
 */
export function misplaced(value: unknown, expected: InputKind, schema: JsonSchema): string | undefined {
  const kind = kindOf(value, schema);
  if (kind === undefined || kind === expected) return undefined;
  return `it is a ${kind}, which ${OPTIONS[kind]} takes`;
}

function kindOf(value: unknown, { properties = {}, required = [] }: JsonSchema): InputKind | undefined {
  const [first = value] = Array.isArray(value) ? (value as readonly unknown[]) : [];
  if (!isObject(first)) return undefined;
  if (Array.isArray(first["streams"]) || first["type"] === "CATALOG") return "catalog";
  if (first["type"] === "STATE" || (isObject(first["stream"]) && "stream_descriptor" in first["stream"]))
    return "state";
  const names = Object.keys(first).filter((name) => Object.hasOwn(properties, name));
  return names.some((name) => required.includes(name)) ? "configuration" : undefined;
}
