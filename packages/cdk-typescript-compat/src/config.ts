import { configProblems } from "./config-problems.js";
import { ConfigError } from "./errors.js";
import { parseJson, readTextFile } from "./json-file.js";
import type { JsonSchema } from "./json-schema.js";
import { isObject, type JsonObject } from "./json.js";
import type { ConnectorSpecification } from "./protocol.js";
import type { Redactor } from "./redaction.js";
import { resolveConfig } from "./resolve-config.js";
import { secretValues } from "./secrets.js";

/**
 * Reads the configuration that `--config` names, validates it and fills in its defaults. The redactor receives the
 * secrets before anything else can fail.
 * @throws ConfigError that names each wrong field and what is expected there, and quotes no value.
 */
export async function readConfig(
  path: string,
  specification: ConnectorSpecification,
  redactor: Redactor,
): Promise<JsonObject> {
  const value = parseJson(await readTextFile(path, LABEL), path, LABEL);
  redactor.hide(secretValues(schemaOf(specification), value));
  if (!isObject(value)) throw new ConfigError(`The ${LABEL} "${path}" must hold one JSON object.`);
  return validConfig(value, specification);
}

/**
 * Validates a configuration and fills in its defaults, without the fields that the platform adds for itself (`_limit`,
 * `_page_size`).
 * @throws ConfigError as `readConfig` does.
 */
export async function validConfig(value: JsonObject, specification: ConnectorSpecification): Promise<JsonObject> {
  const own = Object.fromEntries(Object.entries(value).filter(([key]) => !PLATFORM_KEYS.has(key)));
  const resolved = resolveConfig(schemaOf(specification), own);
  const problems = await configProblems(resolved.schema, resolved.value);
  if (problems.length > 0) throw new ConfigError(`The configuration is not valid: ${problems.join("; ")}.`);
  return resolved.value as JsonObject;
}

const LABEL = "configuration file (--config)";

const PLATFORM_KEYS = new Set(["_limit", "_page_size"]);

function schemaOf(specification: ConnectorSpecification): JsonSchema {
  return specification.connectionSpecification;
}
