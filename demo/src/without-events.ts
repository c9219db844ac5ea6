import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import type { AirbyteStream } from "@airbyte/cdk-typescript-compat";
import type { Simulator } from "stripe-simulator";
import { createProgressLine } from "./progress-line.js";
import { sync } from "./sync.js";
import { openWarehouse } from "./warehouse.js";

const apiKey = "rk_live_51ReadOnlyKeyWithoutTheRightForEvents";
/** All that a sync reads but Events: everything it tells is derived from lists. */
const scopes = [
  "charge_read",
  "coupon_read",
  "credit_note_read",
  "customer_read",
  "dispute_read",
  "invoice_read",
  "plan_read",
  "product_read",
  "promotion_code_read",
  "subscription_read",
  "tax_rate_read",
];

/**
 * Reads the stream lifecycle_events as a connection tells it whose key may not read Stripe's events, and writes it into the schema
 * `without_events` of a DuckDB file: what a derivation from the raw streams alone is to be compared with.
 *
 * @param account as it stood when the file's raw streams were read last.
 * @param config further settings of the connection, the same as the file's.
 * @param path of the file, which must be closed.
 */
export async function addStreamWithoutEvents(
  account: Simulator,
  config: Readonly<Record<string, unknown>>,
  streams: readonly AirbyteStream[],
  path: string,
): Promise<void> {
  account.keys.add({ key: apiKey, scopes });
  const folder = join(dirname(path), "without-events");
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "config.json"), JSON.stringify({ ...config, api_key: apiKey }));
  writeFileSync(join(folder, "state.json"), "[]");
  const derived = streams.filter(({ name }) => name === "lifecycle_events");
  const warehouse = await openWarehouse(folder, derived);
  const env = { STRIPE_API_BASE: account.url };
  await sync({
    folder,
    env,
    streams: derived,
    load: warehouse.load(),
    progress: createProgressLine(process.stderr),
  });
  warehouse.close();
  await copyTables(warehouse.path, path);
}

async function copyTables(from: string, to: string): Promise<void> {
  const instance = await DuckDBInstance.create(to);
  const connection = await instance.connect();
  await connection.run(`ATTACH '${from}' AS read_without_events (READ_ONLY)`);
  await connection.run("CREATE SCHEMA without_events");
  await connection.run(
    "CREATE TABLE without_events.lifecycle_events AS FROM read_without_events.main.lifecycle_events",
  );
  connection.closeSync();
  instance.closeSync();
}
