import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { accountOf, allStreams, growingStreams, requireAll } from "./account-size.js";
import type { AccountSize } from "./bulk/account.js";
import { startBulkProcess } from "./bulk/process.js";
import { readStreams, unthrottledMethod, type ReadRun } from "./connector.js";
import { atMost, informative, type Bench, type Finding } from "./finding.js";
import { megabytes, microseconds, percent, perSecond, times, whole } from "./format.js";
import { runMeasured } from "./measured-process.js";
import { median } from "./median.js";
import { cpuMs } from "./usage.js";

const rounds = 3;

export const cpu: Bench = {
  name: "cpu",
  method:
    `${unthrottledMethod} No latency. Processor time (user and system, all threads) of the \`read\` process from its start to its end, ` +
    "divided by its records, against the *bare pipeline* of the same run: it fetches the same pages by plain HTTP, parses them, " +
    "and writes each record to standard output, which any reader in this runtime must do. The connector also checks " +
    "each field against its schema, looks for secrets in each line, saves its progress after each page and respects limits. " +
    `The two run in turn, ${rounds} times; medians. *Bare loop* is \`JSON.parse\` of each body and \`JSON.stringify\` of each record alone.`,
  async run() {
    const findings: Finding[] = [];
    for (const each of cases) findings.push(...(await measure(each)));
    return findings;
  },
};

interface Case {
  readonly title: string;
  readonly streams: readonly string[];
  readonly size: AccountSize;
  /** The most processor time, to the bare pipeline's. */
  readonly most: number;
}

const mixed = accountOf({ customers: 20_000, subscriptions: 20_000, invoices: 60_000, charges: 50_000 });

const cases: readonly Case[] = [
  { title: "invoices", streams: ["invoices"], size: accountOf({ invoices: 100_000 }), most: 1.25 },
  { title: "customers", streams: ["customers"], size: accountOf({ customers: 200_000 }), most: 1.6 },
  { title: "customers, subscriptions, invoices, charges", streams: growingStreams, size: mixed, most: 1.3 },
  { title: "the same with both derived streams", streams: allStreams, size: mixed, most: 2 },
];

async function measure({ title, streams, size, most }: Case): Promise<Finding[]> {
  const paths = growingStreams.filter((name) => streams.includes(name)).map((name) => `/v1/${name}`);
  const idle = await withServer(accountOf({}), (url) => readStreams({ url, streams, unthrottled: true }));
  return withServer(size, async (url, serverCpuMs) => {
    const loop = await bareLoop(url, paths);
    const pipelines: number[] = [];
    const runs: ReadRun[] = [];
    let serverMs = 0;
    for (let round = 0; round < rounds; round += 1) {
      pipelines.push(await barePipeline(url, paths));
      const before = await serverCpuMs();
      const run = await readStreams({ url, streams, unthrottled: true });
      requireAll(size, streams, run.records);
      serverMs += (await serverCpuMs()) - before;
      runs.push(run);
    }
    const pipelineMs = median(pipelines) / loop.records;
    const run = runs.toSorted((a, b) => cpuMs(a.usage) - cpuMs(b.usage))[Math.floor(rounds / 2)]!;
    const perRecordMs = cpuMs(run.usage) / run.recordCount;
    const afterStartMs = (cpuMs(run.usage) - cpuMs(idle.usage)) / run.recordCount;
    const wallMs = runs.reduce((sum, each) => sum + each.wallMs, 0);
    return [
      atMost(
        `${title}: processor time a record, to the bare pipeline's`,
        perRecordMs / pipelineMs,
        most,
        times,
        boundBy(run, afterStartMs / pipelineMs),
      ),
      informative(`${title}: the same without start-up`, times(afterStartMs / pipelineMs)),
      informative(`${title}: records a second of processor time`, perSecond(1000 / perRecordMs)),
      informative(
        `${title}: a record in the connector / the bare pipeline / the bare loop`,
        `${microseconds(perRecordMs)} (${share(run)} of it in the system) / ${microseconds(pipelineMs)} / ${microseconds(loop.cpuMs / loop.records)}`,
      ),
      informative(`${title}: peak memory`, megabytes(run.usage.peakBytes)),
      informative(`${title}: the server's load of one core while read`, percent(serverMs / wallMs)),
    ];
  });
}

function boundBy({ recordCount }: ReadRun, withoutStartUp: number): string {
  return (
    `start-up, which ${whole(recordCount)} records share (${times(withoutStartUp)} without it), and what the connector does beyond ` +
    "the bare pipeline. docs/decisions/code.md has the profile."
  );
}

function share({ usage }: ReadRun): string {
  return percent(usage.systemMs / cpuMs(usage));
}

async function withServer<T>(
  size: AccountSize,
  use: (url: string, serverCpuMs: () => Promise<number>) => Promise<T>,
): Promise<T> {
  const server = await startBulkProcess({ size });
  try {
    return await use(server.url, async () => (await server.observations()).cpuMs);
  } finally {
    await server.close();
  }
}

interface Baseline {
  readonly cpuMs: number;
  readonly records: number;
}

async function bareLoop(url: string, paths: readonly string[]): Promise<Baseline> {
  const script = fileURLToPath(new URL("../dist/bare-loop.js", import.meta.url));
  const { stdout } = await promisify(execFile)(process.execPath, [script, url, ...paths]);
  return JSON.parse(stdout) as Baseline;
}

/** @returns the pipeline's processor time in ms. */
async function barePipeline(url: string, paths: readonly string[]): Promise<number> {
  const script = fileURLToPath(new URL("../dist/bare-pipeline.js", import.meta.url));
  const { usage } = await runMeasured(process.execPath, [script, url, ...paths], {}, () => {});
  return cpuMs(usage);
}
