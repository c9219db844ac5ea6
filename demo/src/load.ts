// Loads a simulated account into a DuckDB file, like the demo, but smaller. For tools that use the tables.
//
// Usage: node demo/dist/load.js FOLDER [--customers 300] [--months 18] [--seed 7] [--sparse]
// FOLDER is created if it is missing. The file is FOLDER/stripe.duckdb, with one table per stream in the schema main.
// It contains two syncs, three days apart. --sparse: the account's answers leave out every field that they may.
import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { sync } from "./command-line.js";
import { startWorld } from "./world.js";

const apiKey = "rk_live_51LoadReadOnlyKeyOfTheSimulatedAccount";
const secondsBetweenSyncs = 3 * 86_400;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    customers: { type: "string", default: "300" },
    months: { type: "string", default: "18" },
    seed: { type: "string", default: "7" },
    sparse: { type: "boolean", default: false },
  },
});
const [folder] = positionals;
if (folder === undefined) throw new Error("Name the folder that takes stripe.duckdb.");

mkdirSync(folder, { recursive: true });
const warehouse = join(folder, "stripe.duckdb");
rmSync(warehouse, { force: true });

const account = await startWorld(apiKey, {
  customers: Number(values.customers),
  months: Number(values.months),
  seed: Number(values.seed),
  fields: values.sparse ? "sparse" : "whole",
});
try {
  const env = { STRIPE_API_BASE: account.url, STRIPE_API_KEY: apiKey };
  await sync(warehouse, env);
  account.advance(secondsBetweenSyncs);
  await sync(warehouse, env);
  console.log(warehouse);
} finally {
  await account.close();
}
