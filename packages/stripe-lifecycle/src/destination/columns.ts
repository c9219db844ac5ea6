import type { AirbyteStream } from "@airbyte/cdk-typescript-compat";

/** What a column holds, whatever the database calls it. `json` holds objects and arrays. */
export type ColumnType = "text" | "timestamp" | "integer" | "double" | "boolean" | "json";

export interface Column {
  readonly name: string;
  readonly type: ColumnType;
}

/** The table of a stream. */
export interface Table {
  readonly stream: string;
  readonly columns: readonly Column[];
  /** Names of the columns that identify a row. */
  readonly key: readonly string[];
  /** The column whose greatest value is the latest version of a row. */
  readonly cursor: string;
}

/** Returns a stream's table, from its JSON Schema. */
export function tableOf(stream: AirbyteStream): Table {
  return {
    stream: stream.name,
    columns: columnsOf(stream.json_schema),
    key: stream.source_defined_primary_key!.map(([field]) => field!),
    cursor: stream.default_cursor_field![0]!,
  };
}

/** Returns the columns of a JSON Schema. A property without a type becomes a column of JSON. */
export function columnsOf(schema: Readonly<Record<string, unknown>>): readonly Column[] {
  const properties = schema["properties"] as Readonly<Record<string, Property>>;
  return Object.entries(properties).map(([name, property]) => ({ name, type: columnType(property) }));
}

interface Property {
  readonly type?: string | readonly string[];
  readonly format?: string;
}

function columnType({ type, format }: Property): ColumnType {
  if (format === "date-time") return "timestamp";
  const name = [type ?? "object"].flat().find((each) => each !== "null");
  return scalars[name ?? ""] ?? "json";
}

const scalars: Readonly<Record<string, ColumnType>> = {
  string: "text",
  integer: "integer",
  number: "double",
  boolean: "boolean",
};
