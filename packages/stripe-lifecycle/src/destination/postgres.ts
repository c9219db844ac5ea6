import { createWriteStream } from "node:fs";
import { pipeline } from "node:stream/promises";
import { Readable } from "node:stream";
import { Client } from "pg";
import { from as copyFrom, to as copyTo } from "pg-copy-streams";
import type { ColumnType } from "./columns.js";
import { copyLines } from "./copy-line.js";
import type { Access, Database, Query, Relation } from "./database.js";
import { inTransaction } from "./in-transaction.js";
import { lockSchema } from "./postgres-lock.js";
import { explainPostgres } from "./postgres-problems.js";
import { columnsOf, literal, quote } from "./sql-text.js";
import { withoutNul } from "./storable-json.js";

const types: Readonly<Record<ColumnType, string>> = {
  text: "text",
  timestamp: "timestamptz",
  integer: "bigint",
  double: "double precision",
  boolean: "boolean",
  json: "jsonb",
};

const connectTimeoutMs = 10_000;

/**
 * PostgreSQL's usual compression takes a quarter of the time that it needs for an invoice. A server before version 14, or
 * built without lz4, keeps its own. https://www.postgresql.org/docs/current/runtime-config-client.html
 */
const preferLz4 = `
  SELECT set_config(name, 'lz4', false) FROM pg_settings
  WHERE name = 'default_toast_compression' AND 'lz4' = ANY (enumvals)`;

const fetchRows = "FETCH 500 FROM stored";

/**
 * Connects to PostgreSQL. To write, it creates the schema if it is missing, and keeps other syncs out of it.
 * @param url `postgresql://user:password@host:port/database`; what is missing comes from PGUSER, PGPASSWORD and so on.
 * @throws TransientError if the server cannot be reached, or another sync writes into the schema; ConfigError if it
 *   refuses the user.
 */
export async function openPostgres(
  url: string,
  schema = "stripe",
  access: Access = "write",
  patienceMs?: number,
): Promise<Database> {
  const client = new Client({
    connectionString: url,
    connectionTimeoutMillis: connectTimeoutMs,
    application_name: "stripe-lifecycle",
  });
  // A connection that ends between two statements: the next statement fails with the reason.
  client.on("error", () => undefined);
  const label = `${client.host}:${client.port}/${client.database ?? ""}, schema ${schema}`;
  const explain = explainPostgres(label, schema);
  await explain(() => client.connect());
  const query: Query = async (sql) => explain(async () => (await client.query<Record<string, unknown>>(sql)).rows);
  try {
    await prepareSession(query, schema, access);
    if (access === "write") await lockSchema(query, label, schema, patienceMs);
  } catch (error) {
    await client.end();
    throw error;
  }
  let replaced = 0;
  return {
    label,
    types,
    hasKeyIndexes: true,
    get replacedCharacters() {
      return replaced;
    },
    query,
    transaction: (statements) => inTransaction(query, statements),
    async *rows(sql) {
      await query(`DECLARE stored NO SCROLL CURSOR FOR ${sql}`);
      for (let rows = await query(fetchRows); rows.length > 0; rows = await query(fetchRows)) yield rows;
      await query("CLOSE stored");
    },
    relations: () => relationsIn(query, schema),
    encoder({ columns }) {
      const lineOf = copyLines(columns);
      const count = (characters: number) => (replaced += characters);
      return (row, json) => [lineOf(row, withoutNul(json, count))];
    },
    async stage(staging, _, { chunks }) {
      const stream = client.query(copyFrom(`COPY pg_temp.${quote(staging)} FROM STDIN`));
      await explain(() => pipeline(Readable.from(chunks), stream));
    },
    async copyToCsv(table, file, columns) {
      const rows = client.query(copyTo(`COPY ${columnsOf(table, columns)} TO STDOUT (FORMAT csv, HEADER)`));
      await explain(() => pipeline(rows, createWriteStream(file)));
    },
    elementsOf: (column) => `jsonb_array_elements(${column}) AS entries(entry)`,
    rowAsJson: (alias) => `CAST(row_to_json(${alias}) AS text)`,
    jsonField: (column, field) => `CAST(${quote(column)} AS jsonb) ->> ${literal(field)}`,
    close: () => client.end(),
  };
}

async function prepareSession(query: Query, schema: string, access: Access): Promise<void> {
  await query("SET TIME ZONE 'UTC'");
  await query("SET client_min_messages = warning");
  await query(preferLz4);
  if (access === "write") await createSchema(query, schema);
  await query(`SET search_path TO ${quote(schema)}`);
  // All that is read is of one moment, also while a sync commits.
  if (access === "read") await query("BEGIN ISOLATION LEVEL REPEATABLE READ, READ ONLY");
}

async function createSchema(query: Query, schema: string): Promise<void> {
  // CREATE SCHEMA IF NOT EXISTS needs a right on the database even if the schema exists.
  const [found] = await query(`SELECT 1 AS one FROM pg_namespace WHERE nspname = ${literal(schema)}`);
  if (!found) await query(`CREATE SCHEMA ${quote(schema)}`);
}

async function relationsIn(query: Query, schema: string): Promise<readonly Relation[]> {
  const rows = await query(`
    SELECT c.relname AS name, obj_description(c.oid, 'pg_class') AS comment,
      (SELECT json_agg(a.attname) FROM pg_attribute a
        WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped) AS columns
    FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE n.nspname = ${literal(schema)} AND c.relkind IN ('r', 'p', 'v', 'm', 'f')`);
  return rows as unknown as Relation[];
}
