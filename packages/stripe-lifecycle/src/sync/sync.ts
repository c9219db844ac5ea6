import { ConfigError, type AirbyteStream } from "@airbyte/cdk-typescript-compat";
import { discover, type ConnectorConfig } from "../connector/messages.js";
import { openDestination } from "../destination/open.js";
import { requireMode } from "../destination/owner.js";
import type { Owner } from "../destination/bookkeeping.js";
import { newsOf, standing, type News } from "./news.js";
import { readInto, type ReadResult } from "./read-into.js";

export interface SyncOptions {
  readonly config: ConnectorConfig;
  /** Path of a DuckDB file, or a postgresql:// URL. */
  readonly to: string;
  readonly schema: string | undefined;
  /** Names of streams; undefined: those that the key can read. */
  readonly streams: readonly string[] | undefined;
  /** The longest time between commits in milliseconds, as far as states allow it. Default: 10 s. */
  readonly commitMs?: number | undefined;
  readonly signal: AbortSignal;
  readonly isQuiet: boolean;
  readonly onWarning: (sentence: string) => void;
}

/** What a sync did. */
export interface SyncResult extends ReadResult, News {
  /** The destination without its password. */
  readonly destination: string;
  readonly owner: Owner | undefined;
  readonly seconds: number;
  /** NUL characters that became U+FFFD. */
  readonly replacedCharacters: number;
}

/**
 * Brings a destination up to date: everything the first time, later what has changed.
 * @throws ConfigError with a sentence if the destination, the key or a stream's name cannot be used; TransientError if
 *   it
 * may work later.
 */
export async function sync(options: SyncOptions): Promise<SyncResult> {
  const { config, to, schema, streams: names, commitMs, signal } = options;
  const beganMs = performance.now();
  const destination = await openDestination(to, {
    schema,
    ...(commitMs === undefined ? {} : { limits: { committedMs: commitMs } }),
  });
  try {
    requireMode(await destination.owner(), String(config["api_key"]), destination.label);
    const catalog = await discover(config, names !== undefined, signal);
    const streams = names === undefined ? catalog : streamsNamed(catalog, names);
    const before = await standing(destination);
    const read = await readInto({ ...options, streams, destination });
    return {
      ...read,
      ...(await newsOf(destination, before)),
      destination: destination.label,
      owner: await destination.owner(),
      seconds: (performance.now() - beganMs) / 1000,
      replacedCharacters: destination.replacedCharacters,
    };
  } finally {
    await destination.close();
  }
}

/**
 * Returns the streams of these names, in the order of the catalog.
 * @throws ConfigError that names the unknown ones.
 */
function streamsNamed(catalog: readonly AirbyteStream[], names: readonly string[]): readonly AirbyteStream[] {
  const known = new Set(catalog.map(({ name }) => name));
  const unknown = names.filter((name) => !known.has(name));
  if (unknown.length > 0) {
    const list = unknown.map((name) => `"${name}"`).join(", ");
    throw new ConfigError(`The connector has no stream ${list}. --streams takes names of: ${[...known].join(", ")}.`);
  }
  return catalog.filter(({ name }) => names.includes(name));
}
