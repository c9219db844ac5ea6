import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import type { AirbyteStream } from "@airbyte/cdk-typescript-compat";
import type { Simulator } from "stripe-simulator";
import {
  createProgressLine,
  formatTable,
  openWarehouse,
  runConnector,
  summarise,
  sync,
  writeReport,
  type ProgressLine,
  type SyncReport,
} from "stripe-lifecycle";
import { buildPackage } from "./dbt-package.js";
import { startWorld, world } from "./world.js";

const laterDays = 3;
const apiKey = "rk_live_51DemoReadOnlyKeyOfTheSimulatedAccount";
/** The derived streams and those that they are made of, which come first in the catalog. */
const streamsNamed = 11;

/** --sparse: the account's answers leave out every field that they may. */
const { values } = parseArgs({ options: { sparse: { type: "boolean", default: false } } });

const folder = fileURLToPath(new URL("../out/", import.meta.url));
const config = { api_key: apiKey, external_id_metadata_key: "workspace_id" };

rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
writeFileSync(join(folder, "config.json"), JSON.stringify(config));
writeFileSync(join(folder, "state.json"), "[]");

const progress = createProgressLine(process.stderr);
const simulator = await simulate();
try {
  await demonstrate(simulator, progress);
} finally {
  await simulator.close();
}

async function simulate(): Promise<Simulator> {
  const { customers, months } = world;
  progress.done(
    `Simulating a Stripe account: about ${customers.toLocaleString("en")} customers over ${months} months ...`,
  );
  const beganMs = performance.now();
  const account = await startWorld(apiKey, { ...world, fields: values.sparse ? "sparse" : "whole" });
  progress.done(`  ready in ${inSeconds(performance.now() - beganMs)} at ${account.url}`);
  return account;
}

async function demonstrate(account: Simulator, line: ProgressLine): Promise<void> {
  const env = { STRIPE_API_BASE: account.url };
  const streams = await introduce(env, line);
  const warehouse = await openWarehouse(folder, streams);

  line.done("read, first sync: the account's history from Stripe's lists");
  const before = account.requests.entries.length;
  const first = await sync({ folder, env, streams, load: warehouse.load(), progress: line });
  const firstRequests = account.requests.entries.length - before;
  line.done(`  ${inSeconds(first.durationMs)}, ${firstRequests} requests`);

  line.done(`${laterDays} simulated days later: read from the saved state`);
  account.advance(laterDays * 86_400);
  const second = await sync({ folder, env, streams, load: warehouse.load(), progress: line });
  const secondRequests = account.requests.entries.length - before - firstRequests;
  line.done(`  ${inSeconds(second.durationMs)}, ${secondRequests} requests\n`);

  const rows = streams.map(({ name }) => [name, first.records.get(name) ?? 0, second.records.get(name) ?? 0]);
  console.log(
    `Records\n${formatTable(["stream", "first sync", `${laterDays} days later`], [...rows, totals(rows)])}\n`,
  );
  console.log(await summarise(warehouse));
  console.log(`\nRequests to Stripe\n${requestsSpent(firstRequests, secondRequests, second)}`);
  if (first.peakBytes !== undefined) {
    console.log(`\nThe connector's memory peaked at ${Math.round(first.peakBytes / 2 ** 20)} MB.`);
  }
  const report = join(folder, "report.html");
  await writeReport(warehouse, report);
  warehouse.close();
  console.log(`\nWarehouse (a DuckDB file, one table per stream): ${relative(process.cwd(), warehouse.path)}`);
  console.log(`Report (opens offline in a browser): ${relative(process.cwd(), report)}`);
  console.log(`\n${await buildPackage(warehouse.path)}`);
}

/** Runs spec, check and discover, as the platform does before the first sync. */
async function introduce(env: Readonly<Record<string, string>>, line: ProgressLine): Promise<readonly AirbyteStream[]> {
  let streams: readonly AirbyteStream[] = [];
  const file = join(folder, "config.json");
  for (const args of [["spec"], ["check", "--config", file], ["discover", "--config", file]]) {
    const { exitCode } = await runConnector(args, env, (message) => {
      if (message.type === "SPEC") line.done("spec      the specification of the configuration");
      if (message.type === "CONNECTION_STATUS") {
        line.done(`check     ${message.connectionStatus.status}: ${message.connectionStatus.message ?? ""}`);
      }
      if (message.type === "CATALOG") {
        streams = message.catalog.streams;
        const first = streams.slice(0, streamsNamed).map(({ name }) => name);
        line.done(`discover  ${streams.length} streams: ${first.join(", ")} and ${streams.length - first.length} more`);
      }
    });
    if (exitCode !== 0) throw new Error(`${args[0]} ended with exit code ${exitCode}`);
  }
  return streams;
}

function totals(rows: readonly (string | number)[][]): (string | number)[] {
  const sum = (column: number) => rows.reduce((total, row) => total + Number(row[column]), 0);
  return ["total", sum(1), sum(2)];
}

function requestsSpent(first: number, second: number, { records }: SyncReport): string {
  const changed = [...records.values()].reduce((total, count) => total + count, 0);
  return formatTable(
    ["sync", "requests"],
    [
      ["first: everything", first],
      [`second: the ${changed.toLocaleString("en")} records that changed`, second],
    ],
  );
}

function inSeconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(1)} s`;
}
