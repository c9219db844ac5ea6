import type { Column, ColumnType, Table } from "./columns.js";
import type { LineParts, Lines } from "./lines.js";

/** Runs one statement and returns its rows. Integers beyond 2^53 arrive as text. */
export type Query = (sql: string) => Promise<Record<string, unknown>[]>;

/** "read" changes nothing and creates nothing. */
export type Access = "read" | "write";

/**
 * Returns a record as one line, with its line break.
 * @param row the number of the record, for the column `_row`.
 * @param json the record's data in UTF-8, an object that is not empty, as JSON.stringify writes it.
 */
export type Encoder = (row: number, json: Buffer) => LineParts;

/** A table or view that is in the schema already. */
export interface Relation {
  readonly name: string;
  /** null: it has none. */
  readonly comment: string | null;
  readonly columns: readonly string[];
}

/**
 * One schema of one database, over one connection. Unqualified names in statements mean tables of this schema.
 * Each method throws a ConnectorError with a sentence for the user if the database says no: a TransientError if that
 * may pass.
 */
export interface Database {
  /** Names the database in messages, without its password. */
  readonly label: string;
  /** The name of each column type. */
  readonly types: Readonly<Record<ColumnType, string>>;
  /** Whether tables get a primary key, so that a batch finds its rows without reading the whole table. */
  readonly hasKeyIndexes: boolean;
  /** Characters that the database cannot store and that were replaced by U+FFFD so far. */
  readonly replacedCharacters: number;
  readonly query: Query;
  /** Runs statements that take effect together or not at all. */
  readonly transaction: (statements: readonly string[]) => Promise<void>;
  /** Runs one statement and yields its rows, some at a time, however many there are. */
  readonly rows: (sql: string) => AsyncIterable<readonly Readonly<Record<string, unknown>>[]>;
  readonly relations: () => Promise<readonly Relation[]>;
  /** Returns the function that makes records of a table lines for `stage`. */
  readonly encoder: (table: Table) => Encoder;
  /** Appends encoded records to a temporary table that has the column `_row` and the table's columns. */
  stage(staging: string, columns: readonly Column[], lines: Lines): Promise<void>;
  /**
   * Writes a table into a CSV file: a header, an empty field for null, `""` for an empty text.
   * @param path of the file; replaced if it exists.
   * @param columns default: all.
   */
  readonly copyToCsv: (table: string, path: string, columns?: readonly string[]) => Promise<void>;
  /** Returns SQL for a JSON column's array as a relation `entries(entry)`, for FROM after a comma. */
  readonly elementsOf: (column: string) => string;
  /** Returns SQL for a row of a relation as the text of a JSON object. */
  readonly rowAsJson: (alias: string) => string;
  /** Returns SQL for a field of a JSON object in a column, as text. */
  readonly jsonField: (column: string, field: string) => string;
  readonly close: () => Promise<void>;
}
