import type { ConfiguredStream } from "./catalog.js";
import { ConfigError } from "./errors.js";
import type { AirbyteStream, SyncMode } from "./protocol.js";

/** An entry of a configured catalog: what a platform requests from a source and a destination. */
export interface CatalogEntry {
  readonly stream: AirbyteStream;
  readonly sync_mode: SyncMode;
  readonly cursor_field?: readonly string[];
  readonly destination_sync_mode: "append_dedup" | "append" | "overwrite";
  readonly primary_key?: readonly (readonly string[])[];
}

/**
 * Returns the best mode of each stream: incremental with the source's cursor, and deduplicated by the source's key. A
 * stream without a cursor or key gets the mode that needs none.
 */
export function configureStreams(streams: readonly AirbyteStream[]): readonly CatalogEntry[] {
  return streams.map((stream) => {
    const { default_cursor_field: cursor, source_defined_primary_key: key } = stream;
    const mode = stream.supported_sync_modes.includes("incremental") ? "incremental" : "full_refresh";
    const withoutKey = mode === "incremental" ? "append" : "overwrite";
    return {
      stream,
      sync_mode: mode,
      ...(cursor === undefined ? {} : { cursor_field: cursor }),
      destination_sync_mode: key === undefined ? withoutKey : "append_dedup",
      ...(key === undefined ? {} : { primary_key: key }),
    };
  });
}

/** Returns the entry in the form that the `read` command uses. */
export function configuredStream({ stream, sync_mode: syncMode }: CatalogEntry): ConfiguredStream {
  return { name: stream.name, syncMode };
}

/** Returns the catalog as JSON that a person can edit, with one line for each choice and each schema. */
export function catalogText(entries: readonly CatalogEntry[]): string {
  const texts = entries.map(({ stream, ...choice }) => {
    const inner = lines(Object.entries(stream).map(field), 8);
    return `    {\n${lines([`"stream": {\n${inner}\n      }`, ...Object.entries(choice).map(field)], 6)}\n    }`;
  });
  return `{\n  "streams": [${texts.length > 0 ? `\n${texts.join(",\n")}\n  ` : ""}]\n}\n`;
}

/**
 * Returns the streams with the given names, in the order of `streams`. Returns all if no names are given.
 * @param whose the owner of the streams, for the error: "The source".
 * @throws ConfigError that lists the missing names and the available ones.
 */
export function selectStreams<Stream extends { readonly name: string }>(
  streams: readonly Stream[],
  names: readonly string[] | undefined,
  whose: string,
): readonly Stream[] {
  if (names === undefined) return streams;
  const available = streams.map(({ name }) => name);
  const unknown = names.filter((name) => !available.includes(name));
  if (unknown.length > 0 || names.length === 0) {
    const problem =
      names.length === 0
        ? "--streams names no stream"
        : `${whose} has no stream ${unknown.map((name) => `"${name}"`).join(", ")} (--streams)`;
    throw new ConfigError(`${problem}. It takes one or more of: ${available.join(", ")}.`);
  }
  return streams.filter(({ name }) => names.includes(name));
}

function field([name, value]: readonly [string, unknown]): string {
  return `${JSON.stringify(name)}: ${JSON.stringify(value)}`;
}

function lines(texts: readonly string[], indent: number): string {
  return texts.map((text) => " ".repeat(indent) + text).join(",\n");
}
