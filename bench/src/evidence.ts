import { startSimulator } from "stripe-simulator";
import { benchKey, readStreams } from "./connector.js";
import { informative, type Bench } from "./finding.js";
import { milliseconds, percent, whole } from "./format.js";

const account = { customers: 2_000, months: 12, seed: 7 };
const streams = ["lifecycle_events", "customer_metrics"];

export const evidence: Bench = {
  name: "evidence",
  method:
    `The first sync of the derived streams of a living account of ${whole(account.customers)} customers and ` +
    `${account.months} months, which reads 30 days of events before the lists. Then the same with a key that cannot ` +
    "read events. No latency.",
  async run() {
    const first = await measure("all");
    const without = await measure(scopesWithoutEvents);
    const total = Object.values(first.requests).reduce((sum, count) => sum + count, 0);
    const ofEvents = first.requests["GET /v1/events"] ?? 0;
    return [
      informative("requests of the first sync", whole(total)),
      informative("of them for events", `${whole(ofEvents)} (${percent(ofEvents / total)})`),
      informative("time with and without events", `${milliseconds(first.wallMs)}, ${milliseconds(without.wallMs)}`),
    ];
  },
};

const scopesWithoutEvents = [
  "charge_read",
  "coupon_read",
  "credit_note_read",
  "customer_read",
  "dispute_read",
  "invoice_read",
  "plan_read",
  "product_read",
  "subscription_read",
];

async function measure(scopes: "all" | readonly string[]) {
  const simulator = await startSimulator({ ...account, livemode: true, keys: [{ key: benchKey, scopes }] });
  try {
    const { wallMs } = await readStreams({ url: simulator.url, streams, unthrottled: true });
    return { wallMs, requests: simulator.requests.countByRoute() };
  } finally {
    await simulator.close();
  }
}
