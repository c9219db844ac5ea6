import { createWriteStream, type WriteStream } from "node:fs";
import { finished } from "node:stream/promises";
import { join } from "node:path";
import { once } from "node:events";
import { DuckDBInstance } from "@duckdb/node-api";
import type { AirbyteStream } from "@airbyte/cdk-typescript-compat";

/** A deduplicating destination: one table per stream, one row per key. The row with the greatest cursor remains. */
export interface Warehouse {
  readonly path: string;
  /** Starts to load the records of a sync. */
  load(): Load;
  readonly query: Query;
  close(): void;
}

/** Runs one statement. Numbers beyond 2^53 arrive as text. */
export type Query = (sql: string) => Promise<Record<string, unknown>[]>;

export interface Load {
  /** Stores a record until `finish`. Resolves when it can accept the next. */
  record(stream: string, data: object): Promise<void>;
  /** Merges all records into the tables and returns the number of records of each stream. */
  finish(): Promise<ReadonlyMap<string, number>>;
}

/**
 * Opens a warehouse.
 * @param folder for the DuckDB file and, during a load, one file of records per stream.
 */
export async function openWarehouse(folder: string, streams: readonly AirbyteStream[]): Promise<Warehouse> {
  const path = join(folder, "stripe.duckdb");
  const instance = await DuckDBInstance.create(path);
  const connection = await instance.connect();
  const run = async (sql: string) => void (await connection.run(sql));
  await run("SET TimeZone = 'UTC'");
  for (const stream of streams) await run(`CREATE TABLE ${stream.name} (${columns(stream).map(declare).join(", ")})`);
  return {
    path,
    load: () => startLoad(folder, streams, run),
    query: async (sql) => (await connection.runAndReadAll(sql)).getRowObjectsJson(),
    close() {
      connection.closeSync();
      instance.closeSync();
    },
  };
}

function startLoad(folder: string, streams: readonly AirbyteStream[], run: (sql: string) => Promise<void>): Load {
  const files = new Map<string, { out: WriteStream; path: string; records: number }>();
  return {
    async record(stream, data) {
      const path = join(folder, `${stream}.jsonl`);
      const file = files.get(stream) ?? { out: createWriteStream(path), path, records: 0 };
      files.set(stream, file);
      file.records += 1;
      if (!file.out.write(`${JSON.stringify(data)}\n`)) await once(file.out, "drain");
    },
    async finish() {
      for (const stream of streams) {
        const file = files.get(stream.name);
        if (!file) continue;
        file.out.end();
        await finished(file.out);
        await run(merge(stream, file.path));
      }
      return new Map([...files].map(([stream, { records }]) => [stream, records]));
    },
  };
}

function merge(stream: AirbyteStream, path: string): string {
  const types = columns(stream).map(([name, type]) => `'${name}': '${type}'`);
  const key = stream.source_defined_primary_key!.map(([field]) => quote(field!)).join(", ");
  const cursor = quote(stream.default_cursor_field![0]!);
  return `
    CREATE OR REPLACE TABLE ${stream.name} AS
    WITH arrived AS (
      SELECT *, 1 AS load FROM read_json('${path}', format = 'newline_delimited', maximum_object_size = 20000000,
        columns = {${types.join(", ")}})
    )
    SELECT * EXCLUDE (load) FROM (SELECT *, 0 AS load FROM ${stream.name} UNION ALL BY NAME SELECT * FROM arrived)
    QUALIFY row_number() OVER (PARTITION BY ${key} ORDER BY ${cursor} DESC, load DESC) = 1`;
}

type Column = readonly [name: string, type: string];

function columns({ json_schema: schema }: AirbyteStream): Column[] {
  const properties = schema["properties"] as Record<string, { type?: string | string[]; format?: string }>;
  return Object.entries(properties).map(([name, property]) => [name, columnType(property)]);
}

function columnType({ type, format }: { type?: string | string[]; format?: string }): string {
  if (format === "date-time") return "TIMESTAMPTZ";
  const name = [type ?? "object"].flat().find((each) => each !== "null")!;
  return { string: "VARCHAR", integer: "BIGINT", number: "DOUBLE", boolean: "BOOLEAN" }[name] ?? "JSON";
}

function declare([name, type]: Column): string {
  return `${quote(name)} ${type}`;
}

function quote(name: string): string {
  return `"${name}"`;
}
