import { isObject } from "./json.js";
import type { JsonSchema } from "./json-schema.js";

/**
 * Yields every value in a configuration that its schema marks `airbyte_secret`, at any depth and in every variant of a
 * oneOf. The configuration may be invalid. Also yields each value without surrounding white space, which a source may
 * ignore.
 */
export function* secretValues(schema: JsonSchema, value: unknown): Generator<string> {
  if (schema.airbyte_secret === true) yield* leaves(value);
  for (const variant of schema.oneOf ?? []) yield* secretValues(variant, value);
  if (isObject(value)) {
    for (const [name, property] of Object.entries(schema.properties ?? {})) yield* secretValues(property, value[name]);
  }
  if (Array.isArray(value) && schema.items !== undefined) {
    for (const item of value) yield* secretValues(schema.items, item);
  }
}

/**
 * Yields the secrets in the variables that name a proxy: its password, or its user name if there is no password, and
 * both as the header `Proxy-Authorization` carries them. The variables may be invalid.
 */
export function* proxySecrets(env: Readonly<Record<string, string | undefined>>): Generator<string> {
  for (const [name, text = ""] of Object.entries(env)) {
    const [, user, password] = isProxy(name) ? (/^(?:[^:/]*:\/\/)?([^:]*)(?::(.*))?@/s.exec(text.trim()) ?? []) : [];
    if (user === undefined) continue;
    yield* [password ?? user, decoded(password ?? user)];
    yield Buffer.from(`${decoded(user)}:${decoded(password ?? "")}`).toString("base64");
  }
}

function isProxy(name: string): boolean {
  return /^(?:https?|all)_proxy$/i.test(name);
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function* leaves(value: unknown): Generator<string> {
  if (typeof value === "string" || typeof value === "number") yield* new Set([String(value), String(value).trim()]);
  else if (typeof value === "object" && value !== null) for (const inner of Object.values(value)) yield* leaves(inner);
}
