import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { AirbyteMessage } from "@airbyte/cdk-typescript-compat";
import { afterEach, describe, expect, it, vi } from "vitest";
import { startSimulator, type FaultKind, type KeySpec, type Simulator } from "stripe-simulator";
import { connect } from "../support/connection.js";
import { fasterClock } from "../support/faster-clock.js";
import { onlyMessage } from "../support/only-message.js";
import { readScopes } from "../support/scopes.js";

const key = "rk_live_51SimulatedKeyOfThisTest";
const testKey = "rk_test_51SimulatedKeyOfThisTest";
const secretTestKey = "sk_test_51SimulatedKeyOfThisTest";

const probes = [
  "POST /v1/customers/{id} cus_none_asked_only_whether_this_key_can_write",
  "POST /v1/invoices/{id} in_none_asked_only_whether_this_key_can_write",
  "POST /v1/subscriptions/{id} sub_none_asked_only_whether_this_key_can_write",
];

afterEach(() => vi.unstubAllGlobals());

async function accountWith(keys: readonly KeySpec[], customers = 5): Promise<Simulator> {
  const livemode = keys[0]!.key.includes("live");
  return startSimulator({ customers, months: 3, seed: 8, livemode, keys });
}

/** Returns check's single answer. The log also reports requests that were sent again. */
function statusIn(messages: readonly AirbyteMessage[]) {
  return onlyMessage(
    messages.filter(({ type }) => type !== "LOG"),
    "CONNECTION_STATUS",
  ).connectionStatus;
}

/** Returns check's answer for a key, and the requests that were not GET. */
async function checkOf(spec: KeySpec, config: object = {}, fault?: FaultKind) {
  const simulator = await accountWith([spec]);
  if (fault) simulator.faults.add({ kind: fault, match: ({ method }) => method === "POST" });
  const clock = fault ? fasterClock(4) : undefined;
  const connection = connect(simulator, { api_key: spec.key, ...config }, { ...(clock && { clock }) });
  const { messages } = await connection.run("check");
  await simulator.close();
  expect(simulator.requests.writes).toEqual([]);
  return { ...statusIn(messages), notGets: notGets(simulator) };
}

function notGets({ requests }: Simulator): string[] {
  const sent = requests.entries.filter(({ notGet }) => notGet);
  return sent.map(({ method, route, path }) => `${method} ${route} ${path.split("/").at(-1)}`).toSorted();
}

describe("check, of a restricted key", () => {
  it("of live mode that can only read, reports that Stripe refused the write request", async () => {
    const { status, message, notGets } = await checkOf({ key, scopes: "all" });
    expect({ status, notGets }).toEqual({ status: "SUCCEEDED", notGets: probes });
    expect(message).toContain(
      "The key can only read: Stripe does not let it change customers, subscriptions or invoices.",
    );
  });

  it("also accepts the older wording of a refusal as proof", async () => {
    const { message } = await checkOf({ key, scopes: readScopes, permissionWording: "older" });
    expect(message).toContain("The key can only read");
  });

  it.each([
    [["customer_write"], "Customers (Core)"],
    [["subscription_write"], "Subscriptions (Billing)"],
    [["invoice_write"], "Invoices (Billing)"],
    [
      ["customer_write", "subscription_write", "invoice_write"],
      "Customers (Core), Subscriptions (Billing) and Invoices (Billing)",
    ],
  ])(
    "of live mode with %s, refuses it by the Dashboard's name for it, and says where to change it",
    async (scopes, rows) => {
      const { status, message, notGets } = await checkOf({ key, scopes: [...readScopes, ...scopes] });
      expect({ status, notGets }).toEqual({ status: "FAILED", notGets: probes });
      expect(message).toMatch(/^The API key can change data in Stripe: it has Write on /);
      expect(message).toContain(`it has Write on ${rows}.`);
      expect(message).toContain("Open https://dashboard.stripe.com/apikeys, choose Edit");
      expect(message).toContain("(require_read_only)");
    },
  );

  it("reports missing permissions and write permissions together, so that the key is edited once", async () => {
    const scopes = ["customer_write", "subscription_read", "event_read"];
    const { status, message } = await checkOf({ key, scopes });
    expect(status).toBe("FAILED");
    expect(message).toContain("- Invoices (Billing) → Read: ");
    expect(message).toContain("it has Write on Customers (Core).");
  });

  it("accepts a key that can write if require_read_only is off, and sends only GET requests", async () => {
    const scopes = [...readScopes, "customer_write"];
    const { status, message, notGets } = await checkOf({ key, scopes }, { require_read_only: false });
    expect({ status, notGets }).toEqual({ status: "SUCCEEDED", notGets: [] });
    expect(message).toContain("The check did not test whether the key can write");
  });

  it("of test mode that can write, warns about it", async () => {
    const { status, message } = await checkOf({ key: testKey, scopes: [...readScopes, "customer_write"] });
    expect(status).toBe("SUCCEEDED");
    expect(message).toContain("in test mode.");
    expect(message).toContain("Warning: the key can also change data: it has Write on Customers (Core).");
  });

  it.concurrent.each([
    ["503", "Stripe answered with status 503"],
    ["200-html", "the answer was not JSON"],
    ["not-a-list", "Stripe accepted a request"],
    ["reset", "the connection was closed before an answer came"],
    ["hang", "no answer came in time"],
    ["429", "Stripe's limits"],
  ] as const)("says that nothing is proven if Stripe answers with %s, why, and how to go on", async (fault, reason) => {
    const { status, message } = await checkOf({ key, scopes: [...readScopes, "customer_write"] }, {}, fault);
    expect(status).toBe("SUCCEEDED");
    const rows = "Customers (Core), Subscriptions (Billing) and Invoices (Billing)";
    expect(message).toContain(`It is not proven for ${rows} that the key can only read: `);
    expect(message).toContain(reason);
    expect(message).toContain("Look at the key's permissions at https://dashboard.stripe.com/apikeys");
    expect(message).not.toContain("The key can only read:");
  });
});

describe("check, of a secret key", () => {
  it("warns that it can write, without a request", async () => {
    const { status, message, notGets } = await checkOf({ key: secretTestKey, scopes: "all" });
    expect({ status, notGets }).toEqual({ status: "SUCCEEDED", notGets: [] });
    expect(message).toContain("in test mode.");
    expect(message).toContain(
      "Warning: this is a secret key (sk_test_...), which can change everything in the sandbox.",
    );
  });
});

describe("the whole connector", () => {
  it("sends no request that could change the account, whatever its input and whatever goes wrong", async () => {
    const scopes = [...readScopes, "customer_write", "subscription_write", "invoice_write", "charge_write"];
    const simulator = await accountWith([{ key, scopes }], 40);
    const connection = connect(simulator, { api_key: key }, { clock: fasterClock(50) });
    const kinds: readonly FaultKind[] = ["429", "503", "reset", "cut-body", "409", "502-html", "not-a-list"];
    for (const kind of kinds) simulator.faults.add({ kind, probability: 0.03 });
    const fetch = vi.fn();
    vi.stubGlobal("fetch", fetch);
    await connection.run("spec");
    await connection.run("discover");
    for (let sync = 0; sync < 4; sync += 1) {
      await connection.sync();
      simulator.advance(9 * 86_400);
    }
    expect(simulator.requests.entries.length).toBeGreaterThan(100);
    expect(notGets(simulator)).toEqual([]);
    await connection.run("check");
    expect([...new Set(notGets(simulator))]).toEqual(probes);
    await simulator.close();
    expect(fetch).not.toHaveBeenCalled();
    expect(simulator.requests.writes).toEqual([]);
  });

  it("has one place that sends requests, and one that lets only GET pass", () => {
    const root = fileURLToPath(new URL("../../src/", import.meta.url));
    const files = readdirSync(root, { recursive: true, encoding: "utf8" }).filter(
      (file) => file.endsWith(".ts") && !/\.test\.ts$|testing\.ts$|^generated/.test(file),
    );
    const holding = (pattern: RegExp) =>
      files.filter((file) => pattern.test(readFileSync(root + file, "utf8"))).toSorted();
    const network = /^import (?!type)[^;]*from "(?:node:)?(?:https?|http2|net|tls|dgram|undici|hpagent)"/m;
    expect(holding(network)).toEqual(["proxy-agent", "proxy", "wire"].map((name) => `stripe/request/${name}.ts`));
    // An agent is what wire.ts sends its requests through, and proxy.ts only compares addresses.
    expect(holding(/\bcreateProxyAgent\(/)).toEqual(["stripe/request/proxy-agent.ts", "stripe/request/wire.ts"]);
    expect(readFileSync(`${root}stripe/request/proxy.ts`, "utf8")).toContain(
      'import { BlockList, isIP } from "node:net";',
    );
    expect(holding(/\brawRequest\(/)).toEqual(["stripe/request/attempt.ts"]);
    expect(holding(/\bpostNothing\(/)).toEqual(["stripe/client.ts", "stripe/key/write-probe.ts"]);
    expect(holding(/\brequireHarmless\(/)).toEqual(["stripe/key/write-guard.ts", "stripe/request/transport.ts"]);
  });
});
