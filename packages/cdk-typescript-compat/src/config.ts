import type { CompiledSchema } from "./compiled-schema.js";
import { configProblems } from "./config-problems.js";
import { ConfigError } from "./errors.js";
import { misplaced } from "./input-kind.js";
import { parseJson, readTextFile } from "./json-file.js";
import type { JsonSchema } from "./json-schema.js";
import { isObject, type JsonObject } from "./json.js";
import type { ConnectorSpecification } from "./protocol.js";
import type { Redactor } from "./redaction.js";
import { resolveConfig } from "./resolve-config.js";
import { secretValues } from "./secrets.js";
import { unknownOptions } from "./unknown-options.js";

/** A configuration that its specification accepts. */
export interface ValidConfig {
  /** With its defaults, without the fields that the platform adds for itself (`_limit`, `_page_size`). */
  readonly config: JsonObject;
  /** A sentence for each option that has no effect, because the specification does not have it. */
  readonly warnings: readonly string[];
}

/**
 * Reads the configuration that `--config` names, validates it and fills in its defaults. The redactor receives the
 * secrets before anything else can fail.
 * @param compiled as for `validConfig`.
 * @throws ConfigError that names each wrong field and what is expected there, and quotes no value.
 */
export async function readConfig(
  path: string,
  specification: ConnectorSpecification,
  redactor: Redactor,
  compiled: readonly CompiledSchema[] = [],
): Promise<ValidConfig> {
  const value = parseJson(await readTextFile(path, LABEL), path, LABEL);
  const schema = schemaOf(specification);
  redactor.hide(secretValues(schema, value));
  const problem = misplaced(value, "configuration", schema);
  if (problem !== undefined) throw new ConfigError(`The ${LABEL} "${path}" can't be used: ${problem}.`);
  if (!isObject(value)) throw new ConfigError(`The ${LABEL} "${path}" must hold one JSON object.`);
  return validConfig(value, specification, compiled);
}

/**
 * Validates a configuration and fills in its defaults.
 * @param compiled validators of the specification that were compiled ahead of time, to save time.
 * @throws ConfigError as `readConfig` does.
 */
export async function validConfig(
  value: JsonObject,
  specification: ConnectorSpecification,
  compiled: readonly CompiledSchema[] = [],
): Promise<ValidConfig> {
  const own = Object.fromEntries(Object.entries(value).filter(([key]) => !PLATFORM_KEYS.has(key)));
  const schema = schemaOf(specification);
  const resolved = resolveConfig(schema, own);
  const problems = await configProblems(resolved.schema, resolved.value, compiled);
  const warnings = unknownOptions(resolved, schema);
  if (problems.length === 0) return { config: resolved.value as JsonObject, warnings };
  const hints = warnings.map((warning) => ` ${warning}`).join("");
  throw new ConfigError(`The configuration is not valid: ${problems.join("; ")}.${hints}`);
}

const LABEL = "configuration file (--config)";

const PLATFORM_KEYS = new Set(["_limit", "_page_size"]);

function schemaOf(specification: ConnectorSpecification): JsonSchema {
  return specification.connectionSpecification;
}
