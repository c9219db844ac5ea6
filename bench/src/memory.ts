import { accountOf, allStreams, growingStreams, requireAll } from "./account-size.js";
import { startBulkProcess } from "./bulk/process.js";
import { readStreams, unthrottledMethod, type ReadRun } from "./connector.js";
import { atMost, informative, type Bench, type Finding } from "./finding.js";
import { megabytes, percent, seconds, whole } from "./format.js";

const sizes = [100_000, 1_000_000] as const;
const mostBytes = 512 * 2 ** 20;
const mostGrowth = 0.1;

export const memory: Bench = {
  name: "memory",
  method:
    `${unthrottledMethod} No latency. ` +
    "The most resident memory of the `read` process (VmHWM at its end): accounts of 100,000 and of a " +
    "million invoices, with a customer, a subscription and a charge for every ten.",
  async run() {
    return [...(await measure("raw streams", growingStreams)), ...(await measure("all streams", allStreams))];
  },
};

async function measure(title: string, streams: readonly string[]): Promise<Finding[]> {
  const [small, large] = [await read(sizes[0], streams), await read(sizes[1], streams)];
  const growth = large.usage.peakBytes / small.usage.peakBytes - 1;
  return [
    atMost(`${title}, ${whole(sizes[1])} invoices`, large.usage.peakBytes, mostBytes, megabytes, boundBy),
    atMost(`${title}, growth from ${whole(sizes[0])} invoices`, growth, mostGrowth, percent, boundBy),
    informative(
      `${title}: records, time, peak`,
      [small, large]
        .map(
          ({ recordCount, wallMs, usage }) =>
            `${whole(recordCount)}, ${seconds(wallMs)}, ${megabytes(usage.peakBytes)}`,
        )
        .join("; "),
    ),
  ];
}

const boundBy = "what the heap and the store of facts keep of an account this large.";

async function read(invoices: number, streams: readonly string[]): Promise<ReadRun> {
  const customers = invoices / 10;
  const size = accountOf({ customers, subscriptions: customers, invoices, charges: customers });
  const server = await startBulkProcess({ size });
  try {
    const run = await readStreams({ url: server.url, streams, unthrottled: true });
    requireAll(size, streams, run.records);
    return run;
  } finally {
    await server.close();
  }
}
