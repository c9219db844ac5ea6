import standalone from "ajv/dist/standalone/index.js";
import { createAjv } from "./ajv.js";
import type { ConnectorSpecification } from "./protocol.js";
import { resolvedSchemas } from "./resolve-config.js";

/**
 * Returns a JavaScript module that exports `configValidators`, for `Source.configValidators`: a CompiledSchema for each
 * combination of the choices (oneOf) that a configuration can make. Call it when the source is built. The module calls
 * `require`, so a bundler must resolve it.
 */
export async function compileConfigSchemas(specification: ConnectorSpecification): Promise<string> {
  const ajv = await createAjv({ code: { source: true, esm: true } });
  const schemas = resolvedSchemas(specification.connectionSpecification);
  const names = schemas.map((schema, index) => {
    const name = `choice${index}`;
    ajv.addSchema(schema, name);
    return name;
  });
  const code = standalone.default(ajv, Object.fromEntries(names.map((name) => [name, name])));
  const entries = schemas.map(
    (schema, index) => `  { schema: ${JSON.stringify(JSON.stringify(schema))}, validate: ${names[index]} },`,
  );
  return `${code}\nexport const configValidators = [\n${entries.join("\n")}\n];\n`;
}
