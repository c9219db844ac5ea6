import { ConfigError } from "@airbyte/cdk-typescript-compat";
import type { Table } from "./columns.js";
import type { Database, Relation } from "./database.js";
import { literal, quote } from "./sql-text.js";
import { ownTables } from "./bookkeeping.js";

/** The comment of every table that this program creates. Tables without it are left alone. */
const marker = "Made by stripe-lifecycle.";

/**
 * Creates the tables that are missing, and adds the columns that a table lacks.
 * @throws ConfigError if a table or view of that name was made by somebody else. Nothing is changed then.
 */
export async function createTables(database: Database, tables: readonly Table[]): Promise<void> {
  const relations = new Map((await database.relations()).map((relation) => [relation.name, relation]));
  const wanted = [...ownTables.map(({ name }) => name), ...tables.map(({ stream }) => stream)];
  const foreign = wanted.filter((name) => isForeign(relations.get(name)));
  if (foreign.length > 0) throw madeByOthers(foreign, database.label);
  const statements = [
    ...ownTables.flatMap(({ name, declaration }) => (relations.has(name) ? [] : create(name, declaration))),
    ...tables.flatMap((table) => {
      const existing = relations.get(table.stream);
      return existing ? addColumns(database, table, existing) : create(table.stream, declarationOf(database, table));
    }),
  ];
  if (statements.length > 0) await inTransaction(database.query, statements);
}

/** Returns the names of the streams' tables that the destination has. */
export async function streamTables(database: Database): Promise<readonly string[]> {
  const own = new Set<string>(ownTables.map(({ name }) => name));
  return (await database.relations())
    .filter((relation) => relation.comment === marker && !own.has(relation.name))
    .map(({ name }) => name)
    .toSorted();
}

function isForeign(relation: Relation | undefined): boolean {
  return relation !== undefined && relation.comment !== marker;
}

function madeByOthers(names: readonly string[], label: string): ConfigError {
  const list = names.map((name) => `"${name}"`).join(", ");
  return new ConfigError(
    `The table ${list} in ${label} was not made by stripe-lifecycle, so nothing was written. ` +
      "Choose another schema with --schema, or rename the table.",
  );
}

function create(name: string, declaration: string): readonly string[] {
  return [`CREATE TABLE ${quote(name)} (${declaration})`, `COMMENT ON TABLE ${quote(name)} IS ${literal(marker)}`];
}

function declarationOf({ types, hasKeyIndexes }: Database, { columns, key }: Table): string {
  const declared = columns.map(({ name, type }) => `${quote(name)} ${types[type]}`);
  return [...declared, ...(hasKeyIndexes ? [`PRIMARY KEY (${key.map(quote).join(", ")})`] : [])].join(", ");
}

function addColumns({ types }: Database, { stream, columns }: Table, existing: Relation): readonly string[] {
  return columns
    .filter(({ name }) => !existing.columns.includes(name))
    .map(({ name, type }) => `ALTER TABLE ${quote(stream)} ADD COLUMN ${quote(name)} ${types[type]}`);
}

/** Runs statements that take effect together or not at all. */
export async function inTransaction(query: Database["query"], statements: readonly string[]): Promise<void> {
  await query("BEGIN");
  try {
    for (const statement of statements) await query(statement);
    await query("COMMIT");
  } catch (error) {
    // A lost connection has no transaction left; the first error is the cause.
    await query("ROLLBACK").catch(() => undefined);
    throw error;
  }
}
