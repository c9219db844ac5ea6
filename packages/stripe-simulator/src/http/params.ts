import { badRequest } from "./api-error.js";

/** A parameter in Stripe's form encoding: `a=1`, `a[]=1` or `a[0]=1`, `a[gte]=1`. */
export type ParamValue = string | readonly string[] | { readonly [name: string]: string };
export type Params = { readonly [name: string]: ParamValue };

/** Decodes a query string. If a plain parameter is repeated, the last one counts. */
export function parseParams(query: URLSearchParams): Params {
  const params: Record<string, ParamValue> = Object.create(null) as Record<string, ParamValue>;
  for (const [key, value] of query) {
    const match = /^([^[\]]+)\[([^[\]]*)\]$/.exec(key);
    if (!match) {
      params[key] = value;
      continue;
    }
    const [, name, inner] = match as unknown as [string, string, string];
    const before = params[name];
    if (/^\d*$/.test(inner)) params[name] = [...(Array.isArray(before) ? (before as string[]) : []), value];
    else params[name] = { ...(isHash(before) ? before : {}), [inner]: value };
  }
  return params;
}

/** Rejects parameters that an endpoint does not know: `parameter_unknown`. */
export function refuseUnknown(params: Params, known: (name: string) => boolean): void {
  const unknown = Object.keys(params).filter((name) => !known(name));
  if (unknown.length > 0) throw unknownParameters(unknown);
}

/** https://docs.stripe.com/error-codes#parameter-unknown */
export function unknownParameters(names: readonly string[]): Error {
  const plural = names.length > 1 ? "s" : "";
  return badRequest(`Received unknown parameter${plural}: ${names.join(", ")}`, names[0], "parameter_unknown");
}

/** Returns a plain value. It is never empty. */
export function textOf(value: ParamValue, name: string): string {
  if (typeof value !== "string") throw badRequest(`Invalid string: ${JSON.stringify(value)}`, name);
  if (value !== "") return value;
  throw badRequest(
    `You passed an empty string for '${name}'. We assume empty values are an attempt to unset a parameter; however ` +
      `'${name}' cannot be unset. You should remove '${name}' from your request or supply a non-empty value.`,
    name,
    "parameter_invalid_empty",
  );
}

/** https://docs.stripe.com/error-codes#parameter-invalid-integer */
export function integerOf(value: ParamValue, name: string): number {
  const text = textOf(value, name);
  if (!/^-?\d{1,15}$/.test(text)) throw badRequest(`Invalid integer: ${text}`, name, "parameter_invalid_integer");
  return Number(text);
}

export function booleanOf(value: ParamValue, name: string): boolean {
  const text = textOf(value, name);
  if (text !== "true" && text !== "false") throw badRequest(`Invalid boolean: ${text}`, name);
  return text === "true";
}

export function arrayOf(value: ParamValue, name: string): readonly string[] {
  if (!Array.isArray(value)) throw badRequest("Invalid array", name);
  return value as readonly string[];
}

export function hashOf(value: ParamValue, name: string): Readonly<Record<string, string>> {
  if (!isHash(value)) throw badRequest("Invalid object", name);
  return value;
}

export function isHash(value: ParamValue | undefined): value is Readonly<Record<string, string>> {
  return typeof value === "object" && !Array.isArray(value);
}
