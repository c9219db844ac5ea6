import { accountOf } from "./account-size.js";
import { startBulkProcess } from "./bulk/process.js";
import { readStreams } from "./connector.js";
import { informative, type Bench } from "./finding.js";
import { seconds, times, whole } from "./format.js";
import { walkList } from "./pages.js";
import { stripeLatencyMs as latencyMs, stripeLimits as limits } from "./stripe-limits.js";

const invoices = 20_000;

export const oneAtATime: Bench = {
  name: "one-at-a-time",
  method:
    `A backfill of ${whole(invoices)} invoices, ${latencyMs} ms an answer, Stripe's limits: the connector against a loop that asks for one ` +
    "page after the other, as a reader without work stealing must. The loop only fetches and parses.",
  async run() {
    const server = await startBulkProcess({ size: accountOf({ invoices }), limits, latencyMs });
    try {
      const began = performance.now();
      let read = 0;
      await walkList(server.url, "/v1/invoices", (body) => {
        const { data } = JSON.parse(body) as { data: { id: string }[] };
        read += data.length;
        return data.at(-1)?.id;
      });
      const loopMs = performance.now() - began;
      const run = await readStreams({ url: server.url, streams: ["invoices"] });
      if (read !== run.recordCount) throw new Error(`the loop read ${read} invoices, the connector ${run.recordCount}`);
      return [
        informative("the loop's time, to the connector's whole process", times(loopMs / run.wallMs)),
        informative("the loop / the connector", `${seconds(loopMs)} / ${seconds(run.wallMs)}`),
      ];
    } finally {
      await server.close();
    }
  },
};
