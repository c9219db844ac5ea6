import { errorsOf } from "@airbyte/cdk-typescript-compat/testing";
import { startSimulator, type Simulator } from "stripe-simulator";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { wholeCatalog } from "../../src/commands/discover/catalog.js";
import { connect, type Outcome } from "../support/connection.js";
import { expectComplete } from "../support/expect-complete.js";
import { apiKey } from "../support/live-account.js";
import { logLines } from "../support/log-lines.js";

/** The smallest key of the README: Customers, and the whole Billing section. */
const smallest = "rk_live_51CustomersAndBilling";
const billing = ["subscription", "invoice", "plan", "coupon", "promotion_code", "credit_note", "tax_rate"];

let simulator: Simulator;

beforeAll(async () => {
  simulator = await startSimulator({
    customers: 20,
    months: 3,
    seed: 4,
    livemode: true,
    keys: [
      { key: apiKey, scopes: "all" },
      { key: smallest, scopes: ["customer", ...billing].map((name) => `${name}_read`) },
    ],
  });
});
beforeEach(() => simulator.requests.reset());
afterAll(() => simulator.close());

function namesIn({ messages }: Outcome): string[] {
  return messages.flatMap((message) =>
    message.type === "CATALOG" ? message.catalog.streams.map(({ name }) => name) : [],
  );
}

describe("with the smallest key that syncs need", () => {
  it("discover leaves out what the key can't read, and logs which permissions bring it", async () => {
    const outcome = await connect(simulator, { api_key: smallest }).run("discover");
    const names = namesIn(outcome);
    expect(names).toEqual(expect.arrayContaining(["lifecycle_events", "customers", "invoices", "prices", "coupons"]));
    for (const name of ["charges", "disputes", "products"]) expect(names).not.toContain(name);
    const [line] = logLines(outcome, "INFO");
    expect(line).toMatch(/^Not offered, because the key lacks the permission: /);
    for (const row of ["Charges (Core) → Read (", "Disputes (Core) → Read (", "Products (Core) → Read ("]) {
      expect(line).toContain(row);
    }
  });

  it("a read of everything that discover offers succeeds", async () => {
    const connection = connect(simulator, { api_key: smallest });
    expectComplete(await connection.sync({ streams: namesIn(await connection.run("discover")) }));
  });

  it("a read without a catalog reads what discover offers, and succeeds", async () => {
    const outcome = await connect(simulator, { api_key: smallest }).run("read");
    expectComplete(outcome);
    expect(JSON.stringify(outcome.messages)).not.toContain('"stream_descriptor":{"name":"charges"}');
  });

  it("check says that the other streams are not offered", async () => {
    const { stdout } = await connect(simulator, { api_key: smallest }).run("check");
    expect(stdout).toContain("The key is sufficient");
    expect(stdout).toContain("Products (Core) → Read: without it the stream products is not offered");
  });
});

describe("discover", () => {
  it.each([
    ["an unknown key", "rk_live_51NobodyKnowsThisKey", /Stripe does not accept the API key/],
    ["a live secret key", "sk_live_51NobodyShouldPasteThis", /live secret key/],
  ])("fails with %s, and says why", async (_name, api_key, sentence) => {
    const outcome = await connect(simulator, { api_key }).run("discover");
    expect(namesIn(outcome)).toEqual([]);
    expect(errorsOf(outcome.messages)).toMatchObject([
      { failure_type: "config_error", message: expect.stringMatching(sentence) as string },
    ]);
    expect(outcome.exitCode).toBe(1);
  });

  it("fails without access to the connected account, and says so", async () => {
    const config = { api_key: apiKey, connected_account_id: "acct_1NotConnected" };
    const { messages } = await connect(simulator, config).run("discover");
    expect(errorsOf(messages)).toMatchObject([
      { failure_type: "config_error", message: expect.stringMatching(/no access to the account/) as string },
    ]);
  });

  it("with --all offers every stream without a request, whatever the key", async () => {
    const outcome = await connect(simulator, { api_key: "rk_live_51NobodyKnowsThisKey" }).run("discover", "--all");
    expect(namesIn(outcome)).toEqual(wholeCatalog().map(({ name }) => name));
    expect(simulator.requests.entries).toEqual([]);
  });
});
