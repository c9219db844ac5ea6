import type { ErrorObject } from "ajv";
import { createAjv } from "./ajv.js";
import type { CompiledSchema, Validate } from "./compiled-schema.js";
import type { JsonSchema } from "./json-schema.js";

/**
 * Returns a clause for each wrong field. The clause names the field and what is expected there: "\"start_date\" (Start
 * date) must look like YYYY-MM-DD". No clause quotes a value, because the wrong field may contain a secret.
 *
 * @param compiled validators to use if one is of this schema. If none is, the schema is compiled here.
 */
export async function configProblems(
  schema: JsonSchema,
  value: unknown,
  compiled: readonly CompiledSchema[],
): Promise<readonly string[]> {
  const text = JSON.stringify(schema);
  const known = compiled.find((each) => each.schema === text);
  const validate: Validate = known?.validate ?? (await createAjv()).compile(schema);
  if (validate(value)) return [];
  return [...new Set((validate.errors ?? []).map(describe))];
}

function describe(error: ErrorObject): string {
  const schema = (error.parentSchema ?? {}) as JsonSchema;
  const params = error.params as Readonly<Record<string, unknown>>;
  if (error.keyword === "required") {
    const name = String(params["missingProperty"]);
    return `${field(join(error.instancePath, name), schema.properties?.[name])} is missing`;
  }
  if (error.keyword === "additionalProperties") {
    const known = Object.keys(schema.properties ?? {}).join(", ");
    return `${field(join(error.instancePath, String(params["additionalProperty"])))} is not a known field (known: ${known})`;
  }
  return `${field(error.instancePath, schema)} ${expectation(error, schema, params)}`;
}

function expectation(error: ErrorObject, schema: JsonSchema, params: Readonly<Record<string, unknown>>): string {
  switch (error.keyword) {
    case "type":
      return `must be ${[params["type"]].flat().map(String).map(withArticle).join(" or ")}, not ${withArticle(typeName(error.data))}`;
    case "enum":
      return `must be one of ${(params["allowedValues"] as readonly unknown[]).map((value) => JSON.stringify(value)).join(", ")}`;
    case "const":
      return `must be ${JSON.stringify(params["allowedValue"])}`;
    case "pattern":
      return `must ${shape(schema) ?? `match the pattern ${String(params["pattern"])}`}`;
    case "format":
      if (params["format"] === "date" && /^\d{4}-\d\d-\d\d$/.test(String(error.data))) {
        return "must be a day that the calendar has";
      }
      return `must ${shape(schema) ?? `be a valid ${String(params["format"])}`}`;
    case "minLength":
      return params["limit"] === 1 ? "must not be empty" : (error.message ?? "is too short");
    default:
      return error.message ?? "is not valid";
  }
}

/** Returns how the field's own documentation describes its text. */
function shape(schema: JsonSchema): string | undefined {
  const [first] = schema.examples ?? [];
  const example = typeof first === "string" && schema.airbyte_secret !== true ? first : undefined;
  if (schema.pattern_descriptor === undefined) return example === undefined ? undefined : `look like ${example}`;
  return `look like ${schema.pattern_descriptor}${example === undefined ? "" : `, for example ${example}`}`;
}

function field(path: string, schema?: JsonSchema): string {
  if (path === "") return "the configuration";
  return schema?.title === undefined ? `"${dotted(path)}"` : `"${dotted(path)}" (${schema.title})`;
}

function join(path: string, name: string): string {
  return `${path}/${name}`;
}

/** "/credentials/keys/0" -> "credentials.keys[0]" */
function dotted(path: string): string {
  const names = path.slice(1).split("/");
  return names
    .map((name) => name.replaceAll("~1", "/").replaceAll("~0", "~"))
    .reduce((joined, name) => (/^\d+$/.test(name) ? `${joined}[${name}]` : `${joined}.${name}`));
}

function typeName(value: unknown): string {
  if (value === null) return "null";
  return Array.isArray(value) ? "array" : typeof value;
}

function withArticle(type: string): string {
  if (type === "null") return type;
  return `${/^[aio]/.test(type) ? "an" : "a"} ${type}`;
}
