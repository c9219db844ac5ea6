import { Ajv, type ValidateFunction } from "ajv";
import formats from "ajv-formats";
import { readSchema, type JsonSchema } from "../../src/streams/schemas.js";

const ajv = new Ajv({ allErrors: true, strict: false });
formats.default(ajv);
const strict = new Map<string, ValidateFunction>();
const declared = new Map<string, ValidateFunction>();

/** What is wrong with a record under its stream's schema; a field that the schema doesn't declare, at any depth, is. */
export function recordProblems(stream: string, record: object): string[] {
  return problems(stream, record, strict, closed);
}

/** The same, where fields that the schema doesn't declare are welcome, as Stripe adds some from time to time. */
export function declaredProblems(stream: string, record: object): string[] {
  return problems(stream, record, declared, (schema) => schema);
}

function problems(
  stream: string,
  record: object,
  validators: Map<string, ValidateFunction>,
  schemaFrom: (schema: JsonSchema) => JsonSchema,
): string[] {
  const validate = validators.get(stream) ?? ajv.compile(schemaFrom(readSchema(stream)));
  validators.set(stream, validate);
  if (validate(record)) return [];
  return (validate.errors ?? []).map(
    ({ instancePath, message, params }) => `${stream}${instancePath} ${message ?? ""} ${JSON.stringify(params)}`,
  );
}

/** The schema with every object that names its properties closed to others. */
function closed(schema: JsonSchema): JsonSchema {
  const entries = Object.entries(schema).map(([keyword, value]): [string, unknown] => {
    if (keyword === "properties") {
      const properties = value as Record<string, JsonSchema>;
      return [keyword, Object.fromEntries(Object.entries(properties).map(([name, each]) => [name, closed(each)]))];
    }
    return [keyword, keyword === "items" ? closed(value as JsonSchema) : value];
  });
  const names = Object.keys((schema["properties"] as object | undefined) ?? {});
  return { ...Object.fromEntries(entries), ...(names.length > 0 && { additionalProperties: false }) };
}
