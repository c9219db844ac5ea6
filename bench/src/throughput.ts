import { accountOf, growingStreams, requireAll } from "./account-size.js";
import type { AccountSize } from "./bulk/account.js";
import type { Observations } from "./bulk/observations.js";
import { startBulkProcess } from "./bulk/process.js";
import { readStreams, type ReadRun } from "./connector.js";
import { atLeast, atMost, informative, type Bench, type Finding } from "./finding.js";
import { percent, seconds, whole } from "./format.js";
import { stripeLatencyMs as latencyMs, stripeLimits as limits } from "./stripe-limits.js";
import { cpuMs } from "./usage.js";

/** The connector uses 80 % of Stripe's limits and leaves the rest to the account's production. */
const share = 0.8;
const endpointShare = limits.perEndpointPerSecond * share;
const globalShare = limits.perSecond * share;
const target = 0.95;

const invoices = 140_000;

export const throughput: Bench = {
  name: "throughput",
  method:
    `Every answer takes ${latencyMs} ms; the server refuses what goes beyond ${limits.perEndpointPerSecond} requests a second to an ` +
    `endpoint and ${limits.perSecond} to the account. Objects a second, in pages of 100, from the arrival of the first page's ` +
    `request to the end of the process, of what the connector allows itself: ${endpointShare} pages a second of an endpoint, ` +
    `${globalShare} of the account. Partly filled pages count for what they hold.`,
  async run() {
    return [
      ...(await measure("invoices, evenly over ten years", accountOf({ invoices }), endpointShare)),
      ...(await measure("invoices, all within one day", accountOf({ invoices, density: "one_day" }), endpointShare)),
      ...(await measure(
        "invoices, bursts of 500 in a second",
        accountOf({ invoices, density: "bursts" }),
        endpointShare,
      )),
      ...(await measure(
        "customers, subscriptions, invoices and charges",
        accountOf({ customers: invoices, subscriptions: invoices, invoices, charges: invoices }),
        globalShare,
      )),
    ];
  },
};

async function measure(title: string, size: AccountSize, pagesPerSecond: number): Promise<Finding[]> {
  const streams = growingStreams.filter((name) => size[name as "invoices"] > 0);
  const server = await startBulkProcess({ size, limits, latencyMs });
  try {
    const run = await readStreams({ url: server.url, streams });
    requireAll(size, streams, run.records);
    const seen = await server.observations();
    const { pages, beganMs, steadyMs, durationMs, tailMs } = timesOf(run, seen);
    const rate = pages / (durationMs / 1000);
    return [
      atLeast(`${title}: of ${pagesPerSecond} pages/s`, rate / pagesPerSecond, target, percent, boundBy),
      atMost(`${title}: answers 429`, seen.statuses["429"] ?? 0, 0, whole, boundBy),
      informative(
        `${title}: how it went`,
        `${whole(run.recordCount)} records in ${seconds(durationMs)}, ${whole(seen.pageArrivalsMs.length)} page requests for ` +
          `${whole(pages)} full pages; ${seconds(beganMs)} before the first page; full rate after ${seconds(steadyMs)}; last ` +
          `request ${seconds(tailMs)} before the end; processor ${percent(cpuMs(run.usage) / run.wallMs)} of a core`,
      ),
    ];
  } finally {
    await server.close();
  }
}

const boundBy =
  "pages that are not full, one or so for each range that was split off (the page requests beyond the full pages), and the " +
  "first two seconds, in which limiter and ranges find their pace. Of all four streams together also: each has just its " +
  "endpoint's limit, so that one that falls behind can't be made up for by the others; with more processes than cores (see the load) that is most of it.";

function timesOf(run: ReadRun, { pageArrivalsMs }: Observations) {
  const first = pageArrivalsMs[0]!;
  const end = run.startedMs + run.wallMs;
  return {
    pages: run.recordCount / 100,
    beganMs: first - run.startedMs,
    durationMs: end - first,
    steadyMs: steadyAfter(pageArrivalsMs) - first,
    tailMs: end - pageArrivalsMs.at(-1)!,
  };
}

/** Returns the start of the first second with as many requests as the median second. */
function steadyAfter(arrivalsMs: readonly number[]): number {
  const first = arrivalsMs[0]!;
  const perSecond = new Map<number, number>();
  for (const arrival of arrivalsMs) {
    const second = Math.floor((arrival - first) / 1000);
    perSecond.set(second, (perSecond.get(second) ?? 0) + 1);
  }
  const median = [...perSecond.values()].toSorted((a, b) => a - b)[Math.floor(perSecond.size / 2)]!;
  const steady = [...perSecond].find(([, count]) => count >= median)![0];
  return first + steady * 1000;
}
