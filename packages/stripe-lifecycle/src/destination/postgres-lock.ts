import { setTimeout as sleep } from "node:timers/promises";
import { TransientError } from "@airbyte/cdk-typescript-compat";
import type { Query } from "./database.js";
import { literal } from "./sql-text.js";

/** A killed sync keeps its lock until the server notices that the connection is gone. */
const usualPatienceMs = 10_000;
const pauseMs = 200;

/**
 * Keeps other syncs out of a schema for as long as the connection is open.
 * @throws TransientError if another sync has it.
 */
export async function lockSchema(
  query: Query,
  label: string,
  schema: string,
  patienceMs = usualPatienceMs,
): Promise<void> {
  const name = literal(`stripe-lifecycle ${schema}`);
  const untilMs = performance.now() + patienceMs;
  for (;;) {
    const [row] = await query(`SELECT pg_try_advisory_lock(hashtextextended(${name}, 0)) AS locked`);
    if (row?.["locked"] === true) return;
    if (performance.now() > untilMs) {
      throw new TransientError(
        `Another sync writes into ${label}. Wait for its end, or choose another schema (--schema).`,
      );
    }
    await sleep(pauseMs);
  }
}
