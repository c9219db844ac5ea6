import { beforeAll, describe, expect, it } from "vitest";
import type { LoggedRequest } from "stripe-simulator";
import { connect } from "../support/connection.js";
import { expectComplete } from "../support/expect-complete.js";
import { apiKey } from "../support/live-account.js";
import { signUp, startQuietAccount } from "../support/quiet-account.js";
import { recordsOf } from "../support/records.js";

const config = { api_key: apiKey };
const minute = 60;
const hour = 60 * minute;

/** The cost of a read, by the account's own log. */
interface Cost {
  readonly requests: number;
  /** The maximum number of requests in flight. */
  readonly inFlight: number;
  /** The speed relative to the same requests one after the other. */
  readonly speedUp: number;
}

function costOf(requests: readonly LoggedRequest[], inFlight: number): Cost {
  const serialMs = requests.reduce((sum, { durationMs }) => sum + durationMs, 0);
  const beganMs = Math.min(...requests.map(({ atMs }) => atMs));
  const endedMs = Math.max(...requests.map(({ atMs, durationMs }) => atMs + durationMs));
  return { requests: requests.length, inFlight, speedUp: serialMs / (endedMs - beganMs) };
}

describe.each([
  ["evenly over two years", () => 3 * hour],
  ["within two days", () => 30],
  ["in bursts, a year apart", (index: number) => (index % 2_000 === 1_999 ? 365 * 24 * hour : 10)],
])("one stream of 6,000 objects, created %s, if an answer takes 200 ms", (_when, secondsBefore) => {
  let cost: Cost;

  beforeAll(async () => {
    const simulator = await startQuietAccount({ latencyMs: 200 });
    signUp(simulator, 6_000, secondsBefore);
    simulator.advance(10 * minute);
    const outcome = await connect(simulator, config).sync({ streams: ["customers"] });
    expectComplete(outcome);
    expect(recordsOf(outcome.messages)).toHaveLength(6_000);
    const pages = simulator.requests.entries.filter(({ route }) => route === "/v1/customers");
    cost = costOf(pages, simulator.requests.inFlightPeak()["GET /v1/customers"]!);
    await simulator.close();
  }, 60_000);

  it("#1 is read near the endpoint's limit of 20 per second, which is 4 times as fast as page by page", () => {
    expect(cost.speedUp).toBeGreaterThan(3);
  });

  it("#1 costs few requests more than its 60 pages", () => {
    expect(cost.requests).toBeLessThanOrEqual(60 * 1.25);
  });

  it("#2 has at least 4 requests in flight", () => {
    expect(cost.inFlight).toBeGreaterThanOrEqual(4);
  });
});

describe("invoices, some with more lines than Stripe embeds", () => {
  it("#23 cost one request for lines each if lines are missing, several at a time, and otherwise none", async () => {
    const simulator = await startQuietAccount({ latencyMs: 100 });
    const [customer] = signUp(simulator, 1, () => hour);
    for (let index = 0; index < 90; index += 1) {
      const lines = Array.from({ length: index % 3 === 0 ? 35 : 10 }, () => ({ amountMinor: 100 }));
      simulator.account.createInvoice({ customer: customer!, currency: "usd", lines });
      simulator.advance(minute);
    }
    simulator.advance(10 * minute);
    const outcome = await connect(simulator, config).sync({ streams: ["invoices"] });
    expectComplete(outcome);
    const lines = simulator.requests.entries.filter(({ route }) => route === "/v1/invoices/{id}/lines");
    expect(lines).toHaveLength(30);
    const cost = costOf(lines, simulator.requests.inFlightPeak()["GET /v1/invoices/{id}/lines"]!);
    expect(cost.inFlight).toBeGreaterThanOrEqual(4);
    // 20 per second of 100 ms each are 2 at a time.
    expect(cost.speedUp).toBeGreaterThan(1.5);
    await simulator.close();
  });
});
