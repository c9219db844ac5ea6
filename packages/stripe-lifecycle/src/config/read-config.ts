import { isUtf8 } from "node:buffer";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parseEnv } from "node:util";
import {
  ConfigError,
  validConfig,
  type ConnectorSpecification,
  type ValidConfig,
} from "@airbyte/cdk-typescript-compat";
import { load } from "js-yaml";
import { readSchema } from "../../../../dist/streams/schemas.js";
import type { ConnectorConfig } from "../connector/messages.js";

/** Where a configuration comes from. */
export interface ConfigSources {
  /** Path of a JSON or YAML file; "-" is standard input; undefined: none. */
  readonly file: string | undefined;
  /** What command line options give. It goes before the file. */
  readonly options: ConnectorConfig;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Where a `.env` file may be. */
  readonly folder: string;
}

/**
 * Returns the connector's configuration. The key is the file's, else that of STRIPE_API_KEY in the environment, else
 * that of STRIPE_API_KEY in the `.env` file.
 * @throws ConfigError if a file cannot be read, or no key is found. It quotes no line, because it may hold the key.
 */
export function readConfig({ file, options, env, folder }: ConfigSources): ConnectorConfig {
  const config = joined(file === undefined ? {} : readFile(file), options);
  const key = config["api_key"] ?? (env["STRIPE_API_KEY"] || dotEnvKey(join(folder, ".env")));
  if (key === undefined) {
    throw new ConfigError(
      "No key was found. Set STRIPE_API_KEY, write STRIPE_API_KEY=rk_... into a .env file here, or name a configuration " +
        "with --config. A restricted key with Read permissions is enough.",
    );
  }
  return { ...config, api_key: key };
}

/**
 * Returns the configuration of a command that asks Stripe nothing, and so needs no key, with warnings of options that
 * do not exist. The connector is not there to check it, so this does.
 * @throws ConfigError if the file cannot be read, or a value is not valid.
 */
export async function readKeylessConfig({
  file,
  options,
}: Pick<ConfigSources, "file" | "options">): Promise<ValidConfig> {
  const { api_key: _key, ...config } = joined(file === undefined ? {} : readFile(file), options);
  const { connectionSpecification, ...specification } = readSchema("spec") as unknown as ConnectorSpecification;
  return validConfig(config, {
    ...specification,
    connectionSpecification: { ...connectionSpecification, required: [] },
  });
}

function readFile(path: string): ConnectorConfig {
  const name = path === "-" ? "standard input" : `the file ${path}`;
  let bytes;
  try {
    bytes = readFileSync(path === "-" ? 0 : path);
  } catch (cause) {
    throw new ConfigError(`The configuration cannot be read from ${name}. Check the path and its permissions.`, {
      cause,
    });
  }
  if (!isUtf8(bytes)) throw new ConfigError(`The configuration in ${name} is not in UTF-8. Save it in this encoding.`);
  const value = parse(bytes.toString(), name);
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    throw new ConfigError(`The configuration in ${name} must be an object in JSON or YAML. Correct it.`);
  }
  return value as ConnectorConfig;
}

function parse(text: string, name: string): unknown {
  try {
    return load(text);
  } catch (error) {
    // The parser's own message quotes the text.
    const line = (error as { mark?: { line?: number } }).mark?.line;
    const place = line === undefined ? "" : ` (line ${line + 1})`;
    throw new ConfigError(`The configuration in ${name} is neither JSON nor YAML${place}. Correct it.`);
  }
}

function dotEnvKey(path: string): string | undefined {
  if (!existsSync(path)) return undefined;
  return parseEnv(readFileSync(path, "utf8"))["STRIPE_API_KEY"] || undefined;
}

/** Returns both objects as one. A value of the second goes before the first's. */
function joined(one: ConnectorConfig, other: ConnectorConfig): ConnectorConfig {
  const both: Record<string, unknown> = { ...one };
  for (const [name, value] of Object.entries(other)) {
    both[name] = isObject(both[name]) && isObject(value) ? joined(both[name], value) : value;
  }
  return both;
}

function isObject(value: unknown): value is ConnectorConfig {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
