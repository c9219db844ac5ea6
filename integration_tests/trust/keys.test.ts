import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { storyOf } from "@airbyte/cdk-typescript-compat/testing";
import { startSimulator, type FaultKind, type FaultRule, type Simulator } from "stripe-simulator";
import { connect, type Outcome } from "../support/connection.js";
import { fasterClock } from "../support/faster-clock.js";
import { protocolProblems } from "../support/protocol.js";

const everything = "rk_live_51SimulatedFullKey";
const expired = "rk_live_51SimulatedExpiredKey";
const scanty = "rk_live_51SimulatedKeyWithFewRights";

let simulator: Simulator;

beforeAll(async () => {
  simulator = await startSimulator({
    customers: 60,
    months: 6,
    seed: 3,
    livemode: true,
    keys: [
      { key: everything, scopes: "all" },
      { key: expired, scopes: "all", expired: true },
    ],
  });
});
beforeEach(() => simulator.requests.reset());
afterAll(() => simulator.close());

const check = (api_key: string) => connect(simulator, { api_key }).run("check");

/** Returns the single CONNECTION_STATUS message that check must answer. */
function statusOf({ messages }: Outcome) {
  const statuses = messages.flatMap((message) =>
    message.type === "CONNECTION_STATUS" ? [message.connectionStatus] : [],
  );
  expect(statuses).toHaveLength(1);
  expect(protocolProblems(messages)).toEqual([]);
  return statuses[0]!;
}

describe("check", () => {
  it("succeeds with a key that reads everything, and names the account", async () => {
    const status = statusOf(await check(everything));
    expect(status.status).toBe("SUCCEEDED");
    expect(status.message).toContain(simulator.store.accountId);
  });

  it("requests what a sync requests, expanded objects included, because those can need permissions of their own", async () => {
    await check(everything);
    const expanded = simulator.requests.entries.find(({ route }) => route === "/v1/subscriptions")!.params;
    expect(JSON.stringify(expanded)).toContain("data.items.data.discounts");
    expect(JSON.stringify(expanded)).toContain('"status":"all"');
  });

  it.each([
    ["a live secret key", "sk_live_51NobodyShouldPasteThis", /live secret key/],
    ["a publishable key", "pk_live_51Publishable", /publishable/],
    ["an organization key", "sk_org_live_51Organization", /organization key/],
    ["a webhook secret", "whsec_51WebhookSecret", /webhook signing secret/],
    ["a restricted key without its mode", "rk_51ModeIsMissing", /live_ or test_ must follow/],
    ["two keys", `${everything}\n${everything}`, /more than one key/],
    ["white space", " \n\t ", /is empty/],
    ["something else", "hunter2hunter2", /must begin with rk_live_/],
  ])("refuses %s before any request", async (_name, key, sentence) => {
    const outcome = await check(key);
    expect(statusOf(outcome)).toMatchObject({ status: "FAILED", message: expect.stringMatching(sentence) as string });
    if (key.trim() !== "") expect(outcome.stdout).not.toContain(key.trim());
    expect(simulator.requests.entries).toEqual([]);
  });

  it("accepts a key with spaces and line ends around it", async () => {
    expect(statusOf(await check(`\n  ${everything}\r\n`)).status).toBe("SUCCEEDED");
  });

  it.each([
    ["unknown", "rk_live_51NobodyKnowsThisKey", /API key/],
    ["expired", expired, /expired/],
  ])("fails with an %s key, saying so without showing it", async (_name, key, sentence) => {
    const outcome = await check(key);
    expect(statusOf(outcome)).toMatchObject({ status: "FAILED", message: expect.stringMatching(sentence) as string });
    expect(outcome.stdout + outcome.stderr).not.toContain(key);
  });

  it.each(["rk_test_51Sandbox", "sk_test_51Sandbox"])("accepts %s", async (key) => {
    const sandbox = await startSimulator({ customers: 3, months: 1, keys: [{ key, scopes: "all" }] });
    const status = statusOf(await connect(sandbox, { api_key: key }).run("check"));
    await sandbox.close();
    expect(status).toMatchObject({ status: "SUCCEEDED", message: expect.stringContaining("in test mode.") as string });
  });

  it("names each missing permission as the Dashboard does, its cost, and the page to add it on", async () => {
    simulator.keys.add({ key: scanty, scopes: ["customer_read", "subscription_read", "plan_read", "coupon_read"] });
    const { status, message } = statusOf(await check(scanty));
    expect(status).toBe("FAILED");
    expect(message).toContain("Open https://dashboard.stripe.com/apikeys, choose Edit");
    const cost = "without it the streams invoices, lifecycle_events and customer_metrics end incomplete";
    expect(message).toContain(`- Invoices (Billing) → Read: ${cost}`);
    expect(message).toContain("- Products (Core) → Read: without it the stream products is not offered, and ");
    expect(message).toContain("- Events (Core) → Read: without it changes can't be followed");
    for (const permission of ["Customers (", "Subscriptions (", "Prices (", "Coupons ("]) {
      expect(message).not.toContain(`- ${permission}`);
    }
  });
});

describe.concurrent("check, when the network or Stripe fails", () => {
  /** Nine seconds of this clock, the check's limit, take three seconds of real time. */
  const factor = 3;

  /** Returns check's answer, and its duration by the faster clock. An unbounded wait takes minutes by that clock. */
  async function timedCheck(server: { readonly url: string }) {
    const clock = fasterClock(factor);
    const outcome = await connect(server, { api_key: everything }, { clock }).run("check");
    return { ...statusOf(outcome), seconds: clock.monotonicMs() / 1000 };
  }

  /** Starts one account for each case, so the cases can wait at the same time. */
  async function accountWith(rule?: FaultRule): Promise<Simulator> {
    const keys = [{ key: everything, scopes: "all" as const }];
    const account = await startSimulator({ customers: 3, months: 1, livemode: true, keys });
    if (rule) account.faults.add(rule);
    return account;
  }

  async function withFault(rule: FaultRule) {
    const account = await accountWith(rule);
    const answer = await timedCheck(account);
    await account.close();
    return answer;
  }

  // src/commands/check/check.test.ts tests the exact bound in virtual time. Here the machine's own slowness counts five
  // times.
  const soon = 30;

  it.each<[FaultKind, RegExp]>([
    ["reset", /the connection was closed before an answer came/],
    ["hang", /no answer came in time/],
    ["cut-body", /the answer was cut off/],
    ["503", /status 503/],
    ["502-html", /the answer was not JSON/],
  ])("fails soon and in one sentence if every answer is %s", async (kind, sentence) => {
    const { status, message, seconds } = await withFault({ kind });
    expect(status).toBe("FAILED");
    expect(message).toMatch(sentence);
    expect(message).toMatch(/https:\/\/status\.stripe\.com, and run again\.( \(Stripe's request id: \w+\))?$/);
    expect(seconds).toBeLessThan(soon);
  });

  it.each([
    ["one percent of the rate limits is granted", { rate_limit_share_percent: 1 }],
    ["Stripe takes two seconds to answer", {}],
  ])("succeeds soon if %s", async (name, config) => {
    const account = await accountWith(name.includes("two seconds") ? { kind: "slow", ms: 2000 / factor } : undefined);
    const clock = fasterClock(factor);
    const outcome = await connect(account, { api_key: everything, ...config }, { clock }).run("check");
    await account.close();
    expect(statusOf(outcome)).toMatchObject({ status: "SUCCEEDED" });
    expect(clock.monotonicMs() / 1000).toBeLessThan(soon);
  });

  it("fails soon if Stripe answers too slowly", async () => {
    const { status, message, seconds } = await withFault({ kind: "slow", ms: 20_000 });
    expect(status).toBe("FAILED");
    expect(message).toContain("no answer came in time");
    expect(seconds).toBeLessThan(soon);
  });

  it.each<FaultKind>(["cut-body", "reset", "hang", "503"])(
    "fails soon, as a sync would, if only the account is answered with %s each time",
    async (kind) => {
      const { status, message, seconds } = await withFault({ kind, endpoint: "GET /v1/account" });
      expect(status).toBe("FAILED");
      expect(message).toMatch(/^GET \/v1\/account (?:failed|was not answered)/);
      expect(seconds).toBeLessThan(soon);
    },
  );

  it("fails soon and in one sentence if no server listens", async () => {
    const { status, message, seconds } = await timedCheck({ url: "http://127.0.0.1:9" });
    expect(status).toBe("FAILED");
    expect(message).toMatch(/127.0.0.1:9 refused the connection. Check the network/);
    expect(message).not.toMatch(/\n\s+at /);
    expect(seconds).toBeLessThan(soon);
  });
});

describe("a sync", () => {
  it.each(["rk_test_51Sandbox", "sk_test_51Sandbox"])("logs first that it reads test data with %s", async (key) => {
    const sandbox = await startSimulator({ customers: 1, months: 1, keys: [{ key, scopes: "all" }] });
    const { messages } = await connect(sandbox, { api_key: key }).sync({ streams: ["customers"] });
    await sandbox.close();
    expect(logOf(messages)[0]).toMatch(/^Test mode: .* no live data\.$/);
  });

  it("logs nothing about test data with a live key", async () => {
    const { messages } = await connect(simulator, { api_key: everything }).sync({ streams: ["products"] });
    expect(logOf(messages).join("\n")).not.toMatch(/test/i);
  });

  it("refuses a key of the other mode for a stream that was read in this one", async () => {
    const live = connect(simulator, { api_key: everything });
    await live.sync({ streams: ["products"] });
    const sandbox = await startSimulator({
      customers: 1,
      months: 1,
      keys: [{ key: "rk_test_51Sandbox", scopes: "all" }],
    });
    const other = connect(sandbox, { api_key: "rk_test_51Sandbox" });
    other.states = live.states;
    const { messages, exitCode } = await other.sync({ streams: ["products"] });
    await sandbox.close();
    expect(exitCode).toBe(1);
    expect(storyOf(messages, "products")).toEqual(["STARTED", "config_error", "INCOMPLETE"]);
    expect(JSON.stringify(messages)).toContain("is of live mode, but the API key is of test mode. Use a live mode key");
  });
});

function logOf(messages: Outcome["messages"]): string[] {
  return messages.flatMap((message) => (message.type === "LOG" ? [message.log.message] : []));
}
