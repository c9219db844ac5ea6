import { all, isJson, text, type Json } from "./json.js";
import type { ParseIssues } from "./parse-issues.js";
import { UnreadableObject } from "./unreadable.js";

/** Parses the parts of an object. {@link ParseIssues.parseAll} leaves out a part that can't be parsed. */
export type PartParser = ParseIssues["parseAll"];

/** Parses all parts. @throws UnreadableObject if one of them can't be parsed */
export const everyPart: PartParser = (parts, _name, read) => parts.flatMap((part) => read(part) ?? []);

/**
 * Returns the parsed parts in a field that holds an array or an embedded list, so a bad part costs only itself.
 * A field of another type counts as one bad part. Empty if the field is missing.
 *
 * @param kind the kind of `json`, for messages
 */
export function partsIn<Part>(
  json: Json,
  field: string,
  kind: string,
  parse: PartParser,
  read: (part: Json) => Part | undefined,
): Part[] {
  const owner = `the ${field} of ${kind} ${text(json["id"]) ?? ""}`.trim();
  const parts = parse(
    [json],
    () => owner,
    (holder) => ({ values: all(holder, field, kind) }),
  );
  return parse(
    parts.flatMap(({ values }) => values.map((value, index) => ({ value, index }))),
    ({ value, index }) => (isJson(value) ? (text(value["id"]) ?? `${owner}, number ${index + 1}`) : owner),
    ({ value }) => {
      if (isJson(value)) return read(value);
      throw new UnreadableObject(
        kind,
        text(json["id"]) ?? undefined,
        `its field "${field}" has a part that is no object`,
      );
    },
  );
}
