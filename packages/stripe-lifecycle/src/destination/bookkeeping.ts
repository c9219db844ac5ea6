import type { Database } from "./database.js";
import { literal, quote } from "./sql-text.js";

/** The account that a destination holds. */
export interface Owner {
  /** acct_...; undefined: the key cannot read it. */
  readonly account: string | undefined;
  readonly livemode: boolean;
}

/** A stream's state, as the protocol's STATE message has it. */
export interface SavedState {
  readonly stream: string;
  readonly state: object;
}

const statesTable = "_stripe_lifecycle_state";
const ownerTable = "_stripe_lifecycle_account";

/** The destination's own tables: name and columns. */
export const ownTables = [
  { name: statesTable, declaration: "stream TEXT NOT NULL, state TEXT NOT NULL, saved_at TIMESTAMPTZ NOT NULL" },
  { name: ownerTable, declaration: "account_id TEXT, livemode BOOLEAN NOT NULL" },
] as const;

/** Returns the saved states, one per stream. */
export async function readStates({ query }: Database): Promise<readonly SavedState[]> {
  const rows = await query(`SELECT stream, state FROM ${quote(statesTable)} ORDER BY stream`);
  return rows.map((row) => ({ stream: String(row["stream"]), state: JSON.parse(String(row["state"])) as object }));
}

/** Returns whether a sync has been here. Before, there is no table to read. */
export async function hasOwner(database: Database): Promise<boolean> {
  return (await database.relations()).some(({ name }) => name === ownerTable);
}

/** Returns the account that the destination holds. Undefined before the first sync. */
export async function readOwner({ query }: Database): Promise<Owner | undefined> {
  const [row] = await query(`SELECT account_id, livemode FROM ${quote(ownerTable)}`);
  if (!row) return undefined;
  return { account: (row["account_id"] ?? undefined) as string | undefined, livemode: row["livemode"] === true };
}

/** Returns the statements that save states, each instead of its stream's last. */
export function saveStates(states: ReadonlyMap<string, object>): readonly string[] {
  return [...states].flatMap(([stream, state]) => [
    `DELETE FROM ${quote(statesTable)} WHERE stream = ${literal(stream)}`,
    `INSERT INTO ${quote(statesTable)} (stream, state, saved_at)
      VALUES (${literal(stream)}, ${literal(JSON.stringify(state))}, now())`,
  ]);
}

/** Returns the statements that save whose data the destination holds. */
export function saveOwner({ account, livemode }: Owner): readonly string[] {
  return [
    `DELETE FROM ${quote(ownerTable)}`,
    `INSERT INTO ${quote(ownerTable)} VALUES (${account === undefined ? "NULL" : literal(account)}, ${livemode})`,
  ];
}
