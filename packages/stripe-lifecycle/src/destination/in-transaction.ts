import type { Query } from "./database.js";

/** Runs statements that take effect together or not at all. */
export async function inTransaction(query: Query, statements: readonly string[]): Promise<void> {
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
