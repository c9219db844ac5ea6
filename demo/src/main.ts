import { mkdirSync, rmSync } from "node:fs";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import type { Simulator } from "stripe-simulator";
import { formatTable, openSource, summarise } from "stripe-lifecycle";
import { runCommandLine, sync, type SyncResult } from "./command-line.js";
import { buildPackage } from "./dbt-package.js";
import { recordsTable, requestsTable } from "./records.js";
import { startWorld, world } from "./world.js";

const laterDays = 3;
const apiKey = "rk_live_51DemoReadOnlyKeyOfTheSimulatedAccount";

/** --sparse: the account's answers leave out every field that they may. */
const { values } = parseArgs({ options: { sparse: { type: "boolean", default: false } } });

const folder = fileURLToPath(new URL("../out/", import.meta.url));
const warehouse = join(folder, "stripe.duckdb");
const report = join(folder, "report.html");

rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });

const simulator = await simulate();
try {
  await demonstrate(simulator);
} finally {
  await simulator.close();
}

async function simulate(): Promise<Simulator> {
  const { customers, months } = world;
  note(`Simulating a Stripe account: about ${customers.toLocaleString("en")} customers over ${months} months ...`);
  const beganMs = performance.now();
  const account = await startWorld(apiKey, { ...world, fields: values.sparse ? "sparse" : "whole" });
  note(`  ready in ${((performance.now() - beganMs) / 1000).toFixed(1)} s at ${account.url}`);
  return account;
}

async function demonstrate(account: Simulator): Promise<void> {
  const env = { STRIPE_API_BASE: account.url, STRIPE_API_KEY: apiKey };
  note("stripe-lifecycle check");
  note(indented(statusIn(await runCommandLine(["check"], env))));

  note("stripe-lifecycle sync, the first: the account's history from Stripe's lists");
  const first = await sync(warehouse, env);
  note(`  ${spent(first)}`);

  note(`${laterDays} simulated days later: stripe-lifecycle sync, from the saved state`);
  account.advance(laterDays * 86_400);
  const second = await sync(warehouse, env);
  note(`  ${spent(second)}\n`);

  console.log(`Records\n${formatTable(...recordsTable(first, second, laterDays))}\n`);
  const source = await openSource(warehouse);
  console.log(await summarise(source));
  await source.close();
  console.log(`\nRequests to Stripe\n${formatTable(...requestsTable(first, second))}`);
  if (first.connector_peak_bytes !== null) {
    console.log(`\nThe connector's memory peaked at ${Math.round(first.connector_peak_bytes / 2 ** 20)} MB.`);
  }
  await runCommandLine(["report", "--from", warehouse, "--out", report], env);
  console.log(`\nWarehouse (a DuckDB file, one table per stream): ${relative(process.cwd(), warehouse)}`);
  console.log(`Report (opens offline in a browser): ${relative(process.cwd(), report)}`);
  console.log(`\n${await buildPackage(warehouse)}`);
}

/** Returns the sentences of the protocol's message that `check` prints if its output is no terminal. */
function statusIn(output: string): string {
  const line = output.split("\n").find((each) => each.includes('"CONNECTION_STATUS"'))!;
  return (JSON.parse(line) as { connectionStatus: { message: string } }).connectionStatus.message;
}

function indented(text: string): string {
  return text.replaceAll(/^/gm, "  ");
}

function spent({ seconds, requests }: SyncResult): string {
  return `${seconds.toFixed(1)} s, ${requests.toLocaleString("en")} requests`;
}

function note(text: string): void {
  console.error(text);
}
