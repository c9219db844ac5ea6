import type { Query } from "./database.js";

/** Runs statements that take effect together or not at all. */
export async function inTransaction(query: Query, statements: readonly string[]): Promise<void> {
  await beginWith(query, statements);
  await commit(query);
}

/** Begins a transaction with these statements, and leaves it open. If one fails, no transaction is left. */
export async function beginWith(query: Query, statements: readonly string[]): Promise<void> {
  await query("BEGIN");
  await orRollback(query, async () => {
    for (const statement of statements) await query(statement);
  });
}

/** Commits the open transaction. If that fails, no transaction is left. */
export async function commit(query: Query): Promise<void> {
  await orRollback(query, () => query("COMMIT"));
}

async function orRollback(query: Query, task: () => Promise<unknown>): Promise<void> {
  try {
    await task();
  } catch (error) {
    // A lost connection has no transaction left; the first error is the cause.
    await query("ROLLBACK").catch(() => undefined);
    throw error;
  }
}
