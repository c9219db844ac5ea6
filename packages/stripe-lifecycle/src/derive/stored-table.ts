import { ConfigError } from "@airbyte/cdk-typescript-compat";
import { storedCollections } from "../../../../dist/commands/derive/stored-objects.js";
import type { Database, Relation } from "../destination/database.js";
import { quote } from "../destination/sql-text.js";
import { isOurs } from "../destination/tables.js";

/** The column of tables that hold each object as one JSON document. */
const documentColumn = "_airbyte_data";

/** The columns that order the versions of an object: those of this connector, and those of Airbyte's destinations. */
const versionColumns = ["observed_at", "_airbyte_extracted_at", "_airbyte_emitted_at"];

/** A table that holds a collection of Stripe's objects. */
export interface StoredTable {
  readonly collection: string;
  /** The column with the whole object. undefined: each field is a column. */
  readonly document: string | undefined;
  readonly columns: readonly string[];
  /** The column that orders the versions of an object. undefined: there is one row for each object. */
  readonly version: string | undefined;
}

/**
 * Returns the tables that a derivation reads, by collection, in one of two layouts: a column for each field, or one
 * column `_airbyte_data` with the whole object.
 * @throws ConfigError that names the missing tables, or the missing columns of a table.
 */
export async function storedTables(database: Database): Promise<ReadonlyMap<string, StoredTable>> {
  const relations = new Map((await database.relations()).map((relation) => [relation.name, relation]));
  const tables = new Map<string, StoredTable>();
  const missing: string[] = [];
  for (const [collection, { isRequired }] of Object.entries(storedCollections)) {
    const relation = relations.get(collection);
    if (relation) tables.set(collection, tableOf(collection, relation, database.label));
    else if (isRequired) missing.push(collection);
  }
  if (missing.length > 0) {
    throw new ConfigError(
      `${database.label} has no table ${missing.join(", ")}, so nothing can be derived. Check --from and --schema, ` +
        `or load the streams ${missing.join(", ")} there first. Each table must have the name of its stream.`,
    );
  }
  return tables;
}

/** Returns SQL for a field of the objects, as text. undefined: the table does not have it. */
export function fieldOf(
  { jsonField }: Database,
  { document, columns }: StoredTable,
  field: string,
): string | undefined {
  if (document !== undefined) return jsonField(document, field);
  return columns.includes(field) ? `CAST(${quote(field)} AS TEXT)` : undefined;
}

function tableOf(collection: string, relation: Relation, label: string): StoredTable {
  const { columns } = relation;
  const isDocument = columns.includes(documentColumn) && !columns.includes("id");
  if (!isDocument) requireColumns(collection, columns, label);
  return {
    collection,
    columns,
    document: isDocument ? documentColumn : undefined,
    version: isOurs(relation) ? undefined : versionColumns.find((name) => columns.includes(name)),
  };
}

function requireColumns(collection: string, columns: readonly string[], label: string): void {
  const isThere = (field: string) => field.split("|").some((name) => columns.includes(name));
  const missing = storedCollections[collection]!.fields.filter((field) => !isThere(field));
  if (missing.length === 0) return;
  throw new ConfigError(
    `The table ${collection} in ${label} lacks the column ${missing.join(", ").replaceAll("|", " or ")}, without which ` +
      "the numbers would be wrong. " +
      `Load the stream ${collection} with it, or rename the table if it holds something else.`,
  );
}
