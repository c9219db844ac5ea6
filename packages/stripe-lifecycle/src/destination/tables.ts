import { ConfigError } from "@airbyte/cdk-typescript-compat";
import type { Table } from "./columns.js";
import type { Database, Relation } from "./database.js";
import { literal, quote } from "./sql-text.js";
import { ownTables } from "./bookkeeping.js";

/** The commands that create tables. */
export type Maker = "sync" | "derive";

/** The comment of every table that this program creates. Tables without it are left alone. */
const markers: Readonly<Record<Maker, string>> = {
  sync: "Made by stripe-lifecycle.",
  derive: "Made by stripe-lifecycle derive.",
};

/**
 * Creates the tables that are missing, and adds the columns that a table lacks.
 * @throws ConfigError if a table or view of that name was made by somebody else. Nothing is changed then.
 */
export async function createTables(database: Database, tables: readonly Table[]): Promise<void> {
  const relations = await relationsByName(database);
  const own = ownTables.map(({ name }) => name);
  requireMaker(database, relations, [...own, ...tables.map(({ stream }) => stream)], "sync");
  const statements = [
    ...ownTables.flatMap(({ name, declaration }) =>
      relations.has(name) ? [] : create(name, declaration, markers.sync),
    ),
    ...statementsFor(database, relations, tables, markers.sync),
  ];
  if (statements.length > 0) await database.transaction(statements);
}

/**
 * Returns the statements that create tables, or add the columns that they lack.
 * @throws ConfigError if a table or view of that name was not made by that command.
 */
export async function tableStatements(
  database: Database,
  tables: readonly Table[],
  maker: Maker,
): Promise<readonly string[]> {
  const relations = await relationsByName(database);
  const names = tables.map(({ stream }) => stream);
  requireMaker(database, relations, names, maker);
  return statementsFor(database, relations, tables, markers[maker]);
}

/** Returns the names of the streams' tables that the destination has. */
export async function streamTables(database: Database): Promise<readonly string[]> {
  const own = new Set<string>(ownTables.map(({ name }) => name));
  return (await database.relations())
    .filter((relation) => isOurs(relation) && !own.has(relation.name))
    .map(({ name }) => name)
    .toSorted();
}

/** Whether this program made a table. */
export function isOurs({ comment }: Relation): boolean {
  return Object.values(markers).includes(comment ?? "");
}

type Relations = ReadonlyMap<string, Relation>;

async function relationsByName(database: Database): Promise<Relations> {
  return new Map((await database.relations()).map((relation) => [relation.name, relation]));
}

/** @throws ConfigError if one of the tables was not made by this command. */
function requireMaker({ label }: Database, relations: Relations, names: readonly string[], maker: Maker): void {
  const others = names.flatMap((name) => relations.get(name) ?? []).filter(({ comment }) => comment !== markers[maker]);
  if (others.length === 0) return;
  const list = others.map(({ name }) => `"${name}"`).join(", ");
  const [tables, were, them] = others.length === 1 ? ["table", "was", "it"] : ["tables", "were", "them"];
  const foreign = `The ${tables} ${list} in ${label} ${were} not made by stripe-lifecycle, so nothing was written. `;
  const isMixed = others.every(isOurs);
  if (maker === "derive")
    throw new ConfigError(
      (isMixed
        ? `A sync keeps the ${tables} ${list} in ${label} current, so derive does not replace ${them}. `
        : foreign) + "Name another database with --to, or another schema with --to-schema.",
    );
  throw new ConfigError(
    isMixed
      ? `The ${tables} ${list} in ${label} ${were} made by derive, and a sync cannot continue ${them}. Drop ${them}, or choose another schema with --schema.`
      : `${foreign}Choose another schema with --schema, or rename the ${tables}.`,
  );
}

function statementsFor(
  database: Database,
  relations: Relations,
  tables: readonly Table[],
  marker: string,
): readonly string[] {
  return tables.flatMap((table) => {
    const existing = relations.get(table.stream);
    return existing
      ? addColumns(database, table, existing)
      : create(table.stream, declarationOf(database, table), marker);
  });
}

function create(name: string, declaration: string, marker: string): readonly string[] {
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
