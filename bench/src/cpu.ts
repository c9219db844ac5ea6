import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { accountOf, allStreams, growingStreams, requireAll } from "./account-size.js";
import type { AccountSize } from "./bulk/account.js";
import { startBulkProcess } from "./bulk/process.js";
import { readStreams, unthrottledMethod, type ReadRun } from "./connector.js";
import { atLeast, atMost, informative, type Bench, type Finding } from "./finding.js";
import { microseconds, percent, perSecond, times } from "./format.js";
import { runMeasured } from "./measured-process.js";
import { cpuMs } from "./usage.js";

export const cpu: Bench = {
  name: "cpu",
  method:
    `${unthrottledMethod} No latency. Processor time (user and system, all threads) of the \`read\` process from its start to its end, ` +
    "divided by its records, against a bare loop in a process of its own over the same pages: `JSON.parse` of each body, " +
    "`JSON.stringify` of each record; fetching and writing don't count there. *Bare pipeline* is the same loop with plain " +
    "HTTP and standard output, everything counted: what any reader in this runtime pays.",
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
  readonly hasTarget: boolean;
}

const mixed = accountOf({ customers: 20_000, subscriptions: 20_000, invoices: 60_000, charges: 50_000 });

const cases: readonly Case[] = [
  { title: "invoices", streams: ["invoices"], size: accountOf({ invoices: 100_000 }), hasTarget: true },
  { title: "customers", streams: ["customers"], size: accountOf({ customers: 200_000 }), hasTarget: true },
  { title: "customers, subscriptions, invoices, charges", streams: growingStreams, size: mixed, hasTarget: true },
  {
    title: "the same with both derived streams",
    streams: allStreams,
    size: mixed,
    hasTarget: false,
  },
];

async function measure({ title, streams, size, hasTarget }: Case): Promise<Finding[]> {
  const paths = growingStreams.filter((name) => streams.includes(name)).map((name) => `/v1/${name}`);
  const idle = await withServer(accountOf({}), (url) => readStreams({ url, streams, unthrottled: true }));
  return withServer(size, async (url, serverCpuMs) => {
    const baseline = await bareLoop(url, paths);
    const pipeline = await barePipeline(url, paths);
    const before = await serverCpuMs();
    const run = await readStreams({ url, streams, unthrottled: true });
    requireAll(size, streams, run.records);
    const server = ((await serverCpuMs()) - before) / run.wallMs;
    const perRecordMs = cpuMs(run.usage) / run.recordCount;
    const afterStartMs = (cpuMs(run.usage) - cpuMs(idle.usage)) / run.recordCount;
    const bareMs = baseline.cpuMs / baseline.records;
    const judgeRatio = (subject: string, value: number): Finding =>
      hasTarget ? atMost(subject, value, 1.6, times, boundBy) : informative(subject, times(value));
    const judgeRate = (subject: string, value: number): Finding =>
      hasTarget ? atLeast(subject, value, 10_000, perSecond, boundBy) : informative(subject, perSecond(value));
    return [
      judgeRatio(`${title}: processor time a record, to the bare loop's`, perRecordMs / bareMs),
      informative(`${title}: the same without start-up`, times(afterStartMs / bareMs)),
      informative(`${title}: bare pipeline, to the bare loop`, times(pipeline / baseline.records / bareMs)),
      judgeRate(`${title}: records a second of processor time`, 1000 / perRecordMs),
      informative(
        `${title}: a record in the connector / the bare loop`,
        `${microseconds(perRecordMs)} (${share(run)} of it in the system) / ${microseconds(bareMs)}`,
      ),
      informative(`${title}: the server's load of one core while read`, percent(server)),
    ];
  });
}

const boundBy =
  "the least that this runtime needs to fetch pages and write lines (the bare pipeline) is about twice the bare loop already, " +
  "before any work of the connector. Its own part is the messages around the records, the garbage of pages that wait for " +
  "the one writer, and for small objects what each page costs once: request, limiter, states.";

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
