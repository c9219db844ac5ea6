import { isApiObject, type ApiObject } from "../api-object.js";
import { rulesFor, type Rule } from "./rules.js";

/**
 * Returns an answer with as little as the SDK's types and the story (`story.ts`) allow. It applies to the object itself
 * and to every object and hash within, lists included:
 *
 * - an optional field is absent;
 * - a nullable field is null;
 * - a field of the story stays, but for null (absent, if it is optional) and an empty array (null, if it is nullable).
 *
 * A deleted object stays as it is. Older API versions have the newest version's rules for the fields of the same name.
 */
export function sparse(answer: ApiObject): ApiObject {
  return sparseHash(answer, undefined);
}

type Fields = ReadonlyMap<string, Rule>;

function sparseHash(hash: ApiObject, around: Fields | undefined): ApiObject {
  if (hash["deleted"] === true) return hash;
  const { object: type } = hash;
  const fields = (typeof type === "string" ? rulesFor(type) : undefined) ?? around;
  const out: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(hash)) {
    const rule = fields?.get(name) ?? fields?.get("*");
    const left = rule === undefined || hasToStay(rule, value) ? sparseValue(value, rule?.fields) : emptied(rule);
    if (left !== undefined) out[name] = left;
  }
  return out;
}

function sparseValue(value: unknown, fields: Fields | undefined): unknown {
  if (Array.isArray(value)) return value.map((entry: unknown) => sparseValue(entry, fields));
  return isApiObject(value) ? sparseHash(value, fields) : value;
}

function hasToStay({ isOptional, isNullable, isKept }: Rule, value: unknown): boolean {
  if (!isOptional && !isNullable) return true;
  return isKept && value !== null && !(isNullable && Array.isArray(value) && value.length === 0);
}

function emptied({ isOptional }: Rule): null | undefined {
  return isOptional ? undefined : null;
}
