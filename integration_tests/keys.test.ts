import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { startSimulator, type Simulator } from "stripe-simulator";
import { errorsOf, storyOf } from "@airbyte/cdk-typescript-compat/testing";
import { allStreams, connect, type Outcome } from "./support/connection.js";
import { protocolProblems } from "./support/protocol.js";

const everything = "rk_live_51SimulatedFullKey";
const minimal = "rk_live_51SimulatedMinimalKey";
const noInvoices = "rk_live_51SimulatedKeyWithoutInvoices";
const expired = "rk_live_51SimulatedExpiredKey";

const billing = [
  "subscription_read",
  "invoice_read",
  "plan_read",
  "coupon_read",
  "promotion_code_read",
  "credit_note_read",
  "tax_rate_read",
];

let simulator: Simulator;

beforeAll(async () => {
  simulator = await startSimulator({
    customers: 60,
    months: 6,
    seed: 3,
    livemode: true,
    keys: [
      { key: everything, scopes: "all" },
      { key: minimal, scopes: ["customer_read", ...billing] },
      {
        key: noInvoices,
        scopes: [
          "customer_read",
          "subscription_read",
          "plan_read",
          "coupon_read",
          "event_read",
          "product_read",
          "charge_read",
        ],
      },
      { key: expired, scopes: "all", expired: true },
    ],
  });
});
beforeEach(() => simulator.requests.reset());
afterAll(() => simulator.close());

const check = (api_key: string) => connect(simulator, { api_key }).run("check");

/** The one answer that check must give. */
function statusOf({ messages }: Outcome) {
  const statuses = messages.flatMap((message) =>
    message.type === "CONNECTION_STATUS" ? [message.connectionStatus] : [],
  );
  expect(statuses).toHaveLength(1);
  expect(protocolProblems(messages)).toEqual([]);
  return statuses[0]!;
}

describe("check", () => {
  it("succeeds with a key that reads everything, and says whose account it is", async () => {
    const status = statusOf(await check(everything));
    expect(status.status).toBe("SUCCEEDED");
    expect(status.message).toContain(simulator.store.accountId);
  });

  it("asks for what a sync asks for, expanded objects included, since those can need rights of their own", async () => {
    await check(everything);
    const expanded = simulator.requests.entries.find(({ route }) => route === "/v1/subscriptions")!.params;
    expect(JSON.stringify(expanded)).toContain("data.items.data.discounts");
    expect(JSON.stringify(expanded)).toContain('"status":"all"');
  });

  it("succeeds with Read on Customers and Billing alone, and says what further rights would add", async () => {
    const status = statusOf(await check(minimal));
    expect(status.status).toBe("SUCCEEDED");
    for (const right of ["Products", "Charges", "Events"]) expect(status.message).toContain(right);
    expect(status.message).not.toContain("Invoices (");
  });

  it("fails without a right that every sync needs, in the Dashboard's words, at exit code 0", async () => {
    const outcome = await check(noInvoices);
    const status = statusOf(outcome);
    expect(status.status).toBe("FAILED");
    expect(status.message).toContain("Invoices (Billing) → Read");
    expect(outcome.exitCode).toBe(0);
  });

  it.each([
    ["a live secret key", "sk_live_51NobodyShouldPasteThis", /live secret key/],
    ["a publishable key", "pk_live_51Publishable", /publishable/],
    ["something else", "hunter2hunter2", /must begin with rk_live_/],
  ])("refuses %s before any request", async (_name, key, sentence) => {
    const outcome = await check(key);
    expect(statusOf(outcome)).toMatchObject({ status: "FAILED", message: expect.stringMatching(sentence) as string });
    expect(outcome.stdout).not.toContain(key);
    expect(simulator.requests.entries).toEqual([]);
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
    expect(status).toMatchObject({ status: "SUCCEEDED", message: expect.stringContaining("test mode") as string });
  });

  it("fails in one sentence when Stripe can't be reached", async () => {
    const status = statusOf(await connect({ url: "http://127.0.0.1:9" }, { api_key: everything }).run("check"));
    expect(status.status).toBe("FAILED");
    expect(status.message).toMatch(/connection|reached|network/i);
    expect(status.message).not.toMatch(/\n\s+at /);
  }, 120_000);
});

describe("read", () => {
  it("serves customers, invoices, subscriptions, prices and both derived streams with the minimal key", async () => {
    const connection = connect(simulator, { api_key: minimal });
    const served = [
      "customers",
      "subscriptions",
      "invoices",
      "prices",
      "coupons",
      "lifecycle_events",
      "customer_metrics",
    ];
    const { exitCode, messages } = await connection.sync({ streams: served });
    expect(exitCode).toBe(0);
    for (const stream of served) expect(storyOf(messages, stream).at(-1)).toBe("COMPLETE");
    expect(connection.destination.rows("customers").length).toBe(simulator.store.collections.customers.size);
    const plans = connection.destination
      .rows("customer_metrics")
      .flatMap(({ plan }) => (plan === null ? [] : [plan as string]));
    expect(plans.length).toBeGreaterThan(0);
  });

  it("lists mutable objects again in each sync when the key may not read events", async () => {
    const connection = connect(simulator, { api_key: minimal });
    await connection.sync({ streams: ["subscriptions"] });
    const subscription = simulator.store.collections.subscriptions.all().find(({ status }) => status === "active");
    simulator.account.cancelSubscription(subscription!.id);
    const { messages } = await connection.sync({ streams: ["subscriptions"] });
    expect(connection.destination.row("subscriptions", subscription!.id)).toMatchObject({ status: "canceled" });
    expect(messages.some((message) => message.type === "LOG" && /Events/.test(message.log.message))).toBe(true);
  });

  it("ends the streams without their right INCOMPLETE with a config_error that names it, and finishes the others", async () => {
    const { exitCode, messages } = await connect(simulator, { api_key: noInvoices }).sync();
    expect(exitCode).toBe(1);
    const incomplete = allStreams.filter((stream) => storyOf(messages, stream).at(-1) === "INCOMPLETE");
    expect(incomplete).toEqual(["invoices", "lifecycle_events", "customer_metrics"]);
    const error = errorsOf(messages).find(({ stream_descriptor: stream }) => stream?.name === "invoices");
    expect(error).toMatchObject({
      failure_type: "config_error",
      message: expect.stringContaining("Invoices (Billing) → Read") as string,
    });
    expect(protocolProblems(messages)).toEqual([]);
  });
});
