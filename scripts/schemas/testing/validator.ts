import { Ajv, type ValidateFunction } from "ajv";
import addFormats from "ajv-formats";
import type { JsonSchema } from "../json-schema.mjs";

/** Compiles a schema as a strict platform would. Unknown keywords, wrong types and unknown formats throw. */
export function validator(schema: JsonSchema): ValidateFunction {
  const ajv = new Ajv({ strict: true, allowUnionTypes: true, allErrors: true });
  ajv.addKeyword("airbyte_type");
  addFormats.default(ajv);
  return ajv.compile(schema);
}
