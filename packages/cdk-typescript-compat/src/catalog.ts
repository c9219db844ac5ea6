import { ConfigError } from "./errors.js";
import { misplaced } from "./input-kind.js";
import type { JsonSchema } from "./json-schema.js";
import { parseJson, readTextFile } from "./json-file.js";
import { isObject } from "./json.js";
import type { SyncMode } from "./protocol.js";

/** One stream that the user chose. Everything else in a configured catalog concerns the destination. */
export interface ConfiguredStream {
  readonly name: string;
  readonly syncMode: SyncMode;
}

/**
 * Reads the streams of the configured catalog that `--catalog` names.
 * @param configSchema of configurations, to recognise one.
 * @throws ConfigError if the file cannot be read or is not a configured catalog.
 */
export async function readCatalog(path: string, configSchema: JsonSchema): Promise<readonly ConfiguredStream[]> {
  const value = parseJson(await readTextFile(path, LABEL), path, LABEL);
  const problem = misplaced(value, "catalog", configSchema);
  if (problem !== undefined) throw new ConfigError(`The ${LABEL} "${path}" can't be used: ${problem}.`);
  return parseCatalog(value);
}

/**
 * Returns each stream's name and sync mode (full_refresh if it has none). Ignores everything else, nulls included.
 * @throws ConfigError if the value is not a configured catalog, or if it contains a stream twice.
 */
export function parseCatalog(value: unknown): readonly ConfiguredStream[] {
  const streams = isObject(value) ? value["streams"] : undefined;
  if (!Array.isArray(streams)) throw noCatalog('it has no list "streams"');
  const configured = streams.map(parseStream);
  const names = configured.map(({ name }) => name);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) throw noCatalog(`the stream "${twice}" is in it twice`);
  return configured;
}

const LABEL = "configured catalog (--catalog)";

function parseStream(entry: unknown, index: number): ConfiguredStream {
  const stream = isObject(entry) ? entry["stream"] : undefined;
  const name = isObject(stream) ? stream["name"] : undefined;
  if (!isObject(entry) || typeof name !== "string")
    throw noCatalog(`entry ${index + 1} of "streams" has no stream.name`);
  const mode = entry["sync_mode"] ?? "full_refresh";
  if (mode !== "full_refresh" && mode !== "incremental") {
    throw noCatalog(`the sync_mode of the stream "${name}" must be "full_refresh" or "incremental"`);
  }
  return { name, syncMode: mode };
}

function noCatalog(problem: string): ConfigError {
  return new ConfigError(
    `The configured catalog can't be used: ${problem}. Give the streams to read in the form {"streams": [{"stream": {"name": ...}, "sync_mode": ...}]}; "discover" lists them.`,
  );
}
