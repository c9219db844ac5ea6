import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { accountOf, requireAll } from "./account-size.js";
import { startBulkProcess } from "./bulk/process.js";
import type { BulkServerOptions } from "./bulk/server.js";
import { readIntoNothing, syncInto, type Pace, type Place, type SyncRun } from "./command-line.js";
import { unthrottledMethod } from "./connector.js";
import { atLeast, atMost, informative, type Bench, type Finding } from "./finding.js";
import { megabytes, microseconds, seconds, times, whole } from "./format.js";
import type { MeasuredRun } from "./measured-process.js";
import { startPostgres } from "./postgres.js";
import { stripeLatencyMs, stripeLimits } from "./stripe-limits.js";
import { cpuMs } from "./usage.js";

const manyInvoices = 1_000_000;
const pairs = 2;
const leastRatio = 0.8;
const mostBytes = 400 * 2 ** 20;
const streams = ["invoices"];

/** A first sync whose throughput is measured. */
interface Load {
  /** Names it in the findings. */
  readonly title: string;
  readonly invoices: number;
  readonly server: Omit<BulkServerOptions, "size">;
  readonly pace: Pace;
  readonly boundBy: string;
}

const atLimits: Load = {
  title: "Stripe's limits",
  invoices: 60_000,
  server: { limits: stripeLimits, latencyMs: stripeLatencyMs },
  pace: "stripe",
  boundBy: "the start of the command line and its last commit, in which nothing is read; other work on the two cores.",
};

const beyondLimits: Load = {
  title: "no limits",
  invoices: 100_000,
  server: {},
  pace: "unthrottled",
  boundBy:
    "two cores: connector, command line, database and server take more than two together, where the connector and the server " +
    "alone leave one free.",
};

export const destinations: Bench = {
  name: "destinations",
  method:
    "`stripe-lifecycle sync` of invoices into an empty schema, and the same read by the connector into /dev/null, in turn, " +
    `${pairs} pairs for each database, from start to end of the process. The ratio is that of the best pair, because other work on ` +
    "the machine only slows. The command line has DuckDB in its process; PostgreSQL's own process is not counted. At Stripe's " +
    `limits: ${whole(atLimits.invoices)} invoices by the executable as it is, ${stripeLatencyMs} ms an answer, and the server refuses what goes ` +
    `beyond ${stripeLimits.perEndpointPerSecond} requests a second. Without limits: ${whole(beyondLimits.invoices)} invoices. ${unthrottledMethod} No latency.`,
  run: () =>
    withDatabases(async (name, to) => [
      ...(await measureThroughput(name, to, atLimits)),
      ...(await measureThroughput(name, to, beyondLimits)),
    ]),
};

export const destinationMemory: Bench = {
  name: "destination-memory",
  method:
    `${unthrottledMethod} No latency. The most resident memory (VmHWM) of a first \`stripe-lifecycle sync\` of ${whole(manyInvoices)} invoices: ` +
    "that of the command line, which has DuckDB in its process, and that of the connector, added up although they do not come at " +
    "the same time.",
  run: () => withDatabases((name, to) => measureMemory(name, to)),
};

async function withDatabases(measure: (name: string, to: string) => Promise<Finding[]>): Promise<Finding[]> {
  const folder = mkdtempSync(join(tmpdir(), "source-stripe-lifecycle-bench-"));
  const postgres = await startPostgres();
  try {
    const duckdb = await measure("DuckDB", join(folder, "stripe.duckdb"));
    return [...duckdb, ...(await measure("PostgreSQL", postgres.url))];
  } finally {
    await postgres.close();
    rmSync(folder, { recursive: true });
  }
}

async function measureThroughput(name: string, to: string, load: Load): Promise<Finding[]> {
  const { title, invoices, server: options, pace, boundBy } = load;
  const results: { readonly read: MeasuredRun; readonly sync: SyncRun }[] = [];
  for (let pair = 0; pair < pairs; pair += 1) {
    const server = await startBulkProcess({ size: accountOf({ invoices }), ...options });
    try {
      const read = await readIntoNothing(server.url, streams, pace);
      const place = { to, schema: `${pace}_${pair}` };
      results.push({ read, sync: await firstSync(server.url, place, invoices, pace) });
    } finally {
      await server.close();
    }
  }
  const ratio = ({ read, sync }: (typeof results)[number]) => read.wallMs / sync.wallMs;
  const best = results.toSorted((one, other) => ratio(other) - ratio(one))[0]!;
  const perRecord = ({ usage }: MeasuredRun) => microseconds(cpuMs(usage) / invoices);
  return [
    atLeast(`${name}, ${title}: throughput, to /dev/null`, ratio(best), leastRatio, times, boundBy),
    informative(
      `${name}, ${title}: all pairs, /dev/null and sync`,
      results.map(({ read, sync }) => `${seconds(read.wallMs)} and ${seconds(sync.wallMs)}`).join("; "),
    ),
    informative(
      `${name}, ${title}: processor time an invoice, of the connector / of the command line`,
      `${perRecord(best.read)} / ${perRecord(best.sync)}`,
    ),
    informative(`${name}, ${title}: memory of both processes`, memoryOf(best.sync)),
  ];
}

async function measureMemory(name: string, to: string): Promise<Finding[]> {
  const server = await startBulkProcess({ size: accountOf({ invoices: manyInvoices }) });
  try {
    const sync = await firstSync(server.url, { to, schema: "many" }, manyInvoices, "unthrottled");
    const bytes = sync.usage.peakBytes + sync.connectorBytes;
    return [
      atMost(
        `${name}: both processes`,
        bytes,
        mostBytes,
        megabytes,
        "programs and libraries (81 MB of the command line), V8's heaps, and what DuckDB holds: 96 MB, and beyond them what a " +
          "commit needs and the description of row groups.",
      ),
      informative(`${name}: command line, connector, time`, `${memoryOf(sync)}, ${seconds(sync.wallMs)}`),
    ];
  } finally {
    await server.close();
  }
}

async function firstSync(url: string, place: Place, expected: number, pace: Pace): Promise<SyncRun> {
  const sync = await syncInto(place, url, streams, pace);
  requireAll(accountOf({ invoices: expected }), streams, sync.records);
  return sync;
}

function memoryOf({ usage, connectorBytes }: SyncRun): string {
  return `${megabytes(usage.peakBytes)} + ${megabytes(connectorBytes)}`;
}
