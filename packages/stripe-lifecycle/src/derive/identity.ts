import { ConfigError } from "@airbyte/cdk-typescript-compat";
import { storedCollections } from "../../../../dist/commands/derive/stored-objects.js";
import type { Database } from "../destination/database.js";
import type { Owner } from "../destination/bookkeeping.js";
import { quote } from "../destination/sql-text.js";
import { fieldOf, type StoredTable } from "./stored-table.js";

/**
 * Returns whose objects the tables hold. The account is part of the derived events' ids.
 * @param account as the user names it; undefined: the only one that the tables show.
 * @throws ConfigError if they are of several accounts or modes, or don't show the mode.
 */
export async function identityOf(
  database: Database,
  tables: ReadonlyMap<string, StoredTable>,
  account: string | undefined,
): Promise<Owner> {
  const accounts = new Set<string>();
  const modes = new Set<boolean>();
  for (const [collection, { isRequired }] of Object.entries(storedCollections)) {
    const table = tables.get(collection);
    if (!isRequired || !table) continue;
    const accountId = fieldOf(database, table, "account_id") ?? "NULL";
    const rows = await database.query(
      `SELECT DISTINCT ${accountId} AS account, ${fieldOf(database, table, "livemode") ?? "NULL"} AS mode FROM ${quote(collection)}`,
    );
    for (const row of rows) {
      const { account: of, mode } = row;
      if (typeof of === "string") accounts.add(of);
      if (account !== undefined && typeof of === "string" && of !== account) continue;
      if (typeof mode === "string") modes.add(mode.startsWith("t"));
    }
  }
  return { account: account ?? onlyAccount([...accounts], database.label), livemode: onlyMode(modes, database.label) };
}

function onlyAccount(accounts: readonly string[], label: string): string | undefined {
  if (accounts.length <= 1) return accounts[0];
  throw new ConfigError(
    `The tables in ${label} hold ${accounts.length} accounts: ${accounts.toSorted().slice(0, 10).join(", ")}. ` +
      "Choose one with --account.",
  );
}

/** Without objects, the mode is of no consequence. */
function onlyMode(modes: ReadonlySet<boolean>, label: string): boolean {
  if (modes.size <= 1) return [...modes][0] ?? true;
  throw new ConfigError(
    `The tables in ${label} hold objects of live mode and of test mode. Load each mode into a schema of its own.`,
  );
}
