import { Ajv, type ValidateFunction } from "ajv";
import formats from "ajv-formats";
import { readSchema, type JsonSchema } from "../../src/streams/schemas.js";

const ajv = new Ajv({ allErrors: true, strict: false });
formats.default(ajv);
const strict = new Map<string, ValidateFunction>();
const declared = new Map<string, ValidateFunction>();

/** Returns a record's violations of its stream's schema, including undeclared fields at any depth. */
export function recordProblems(stream: string, record: object): string[] {
  return problems(stream, record, strict, closed);
}

/** Returns the same violations, but accepts undeclared fields, because Stripe adds fields from time to time. */
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

/** Returns the schema with every object that declares properties closed to others. */
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
