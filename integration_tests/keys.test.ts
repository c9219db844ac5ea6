import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { startSimulator, type Simulator } from "stripe-simulator";
import { connect, type Outcome } from "./support/connection.js";
import { protocolProblems } from "./support/protocol.js";

const everything = "rk_live_51SimulatedFullKey";
const expired = "rk_live_51SimulatedExpiredKey";

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
