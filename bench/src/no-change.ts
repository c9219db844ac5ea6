import { accountOf, allStreams, growingStreams } from "./account-size.js";
import { startBulkProcess } from "./bulk/process.js";
import { readStreams } from "./connector.js";
import { atMost, informative, type Bench, type Finding } from "./finding.js";
import { milliseconds, whole } from "./format.js";

const customers = 100_000;

export const noChange: Bench = {
  name: "no-change",
  method:
    `An account of ${whole(customers)} customers is synced, then once more, by the executable as it is, from the saved state, ` +
    "with nothing changed; no latency.",
  async run() {
    return [...(await measure("raw streams", growingStreams)), ...(await measure("all streams", allStreams))];
  },
};

async function measure(title: string, streams: readonly string[]): Promise<Finding[]> {
  const size = accountOf({ customers, subscriptions: customers, invoices: customers, charges: customers });
  const server = await startBulkProcess({ size });
  try {
    const first = await readStreams({ url: server.url, streams, unthrottled: true });
    const before = totalOf((await server.observations()).requests);
    const second = await readStreams({ url: server.url, streams, states: first.states });
    const requests = totalOf((await server.observations()).requests) - before;
    return [
      atMost(`${title}: requests`, requests, 20, whole),
      atMost(`${title}: time`, second.wallMs, 2_000, milliseconds),
      atMost(`${title}: records`, second.recordCount, 0, whole),
      informative(`${title}: records and requests of the first sync`, `${whole(first.recordCount)}, ${whole(before)}`),
    ];
  } finally {
    await server.close();
  }
}

function totalOf(counts: Readonly<Record<string, number>>): number {
  return Object.values(counts).reduce((total, count) => total + count, 0);
}
