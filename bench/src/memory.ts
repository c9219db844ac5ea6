import { accountOf, allStreams, growingStreams, requireAll } from "./account-size.js";
import type { AccountSize } from "./bulk/account.js";
import { startBulkProcess } from "./bulk/process.js";
import { readStreams, unthrottledMethod, type ReadRun } from "./connector.js";
import { atMost, informative, type Bench, type Finding } from "./finding.js";
import { megabytes, percent, seconds, whole } from "./format.js";

const sizes = [100_000, 1_000_000] as const;
const mostBytes = 256 * 2 ** 20;
const mostBytesOfSmall = 200 * 2 ** 20;
const mostGrowth = 0.1;

export const memory: Bench = {
  name: "memory",
  method:
    `${unthrottledMethod} No latency. ` +
    "The most resident memory of the `read` process (VmHWM at its end): accounts of 100,000 and of a " +
    "million invoices, with a customer, a subscription and a charge for every ten. *Many customers*: 45,000 of them, with a " +
    "subscription, two invoices and two charges each.",
  async run() {
    return [
      ...(await measure("raw streams", growingStreams)),
      ...(await measure("all streams", allStreams)),
      await peakOf("all streams, 2,000 customers", perCustomer(2_000, 10), mostBytesOfSmall),
      await peakOf("all streams, many customers", perCustomer(45_000, 2), mostBytes),
    ];
  },
};

/** Returns an account in which each customer has a subscription and this number of invoices and charges. */
function perCustomer(customers: number, invoices: number): AccountSize {
  const many = customers * invoices;
  return accountOf({ customers, subscriptions: customers, invoices: many, charges: many });
}

async function peakOf(title: string, size: AccountSize, most: number): Promise<Finding> {
  const { usage } = await read(size, allStreams);
  return atMost(title, usage.peakBytes, most, megabytes, boundBy);
}

async function measure(title: string, streams: readonly string[]): Promise<Finding[]> {
  const [small, large] = [await read(ofInvoices(sizes[0]), streams), await read(ofInvoices(sizes[1]), streams)];
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

function ofInvoices(invoices: number): AccountSize {
  const customers = invoices / 10;
  return accountOf({ customers, subscriptions: customers, invoices, charges: customers });
}

async function read(size: AccountSize, streams: readonly string[]): Promise<ReadRun> {
  const server = await startBulkProcess({ size });
  try {
    const run = await readStreams({ url: server.url, streams, unthrottled: true });
    requireAll(size, streams, run.records);
    return run;
  } finally {
    await server.close();
  }
}
