import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { inputFiles } from "@airbyte/cdk-typescript-compat/testing";
import { startSimulator } from "stripe-simulator";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { connect } from "../support/connection.js";
import { requireBuild, start } from "../support/executable.js";
import { explain } from "../support/explain.js";
import { liveExplainedCustomers, type ExplainedCustomers } from "../support/explained-customers.js";
import { apiKey } from "../support/live-account.js";
import { scopesBut } from "../support/scopes.js";
import { workingCard } from "../support/working-card.js";
import { leaksOf } from "../support/leaks.js";

const config = { api_key: apiKey };

let customers: ExplainedCustomers;

beforeAll(async () => {
  customers = await liveExplainedCustomers();
});

afterAll(() => customers.account.close());

/** Replaces ids by their type and order of appearance, so that a text does not depend on how ids are generated. */
function withoutIds(text: string): string {
  const names = new Map<string, string>();
  return text.replace(/\b(acct|cus|sub|in|ch|price|prod|re|dp|du|cn)_\w{8,}/g, (id, prefix: string) => {
    const known = [...names.values()].filter((name) => name.startsWith(`${prefix}_`)).length;
    const name = names.get(id) ?? `${prefix}_${known + 1}`;
    names.set(id, name);
    return name;
  });
}

describe("explain", () => {
  it.each(["busy", "worldly", "gone"] as const)(
    "shows how the numbers of a %s customer are calculated",
    async (who) => {
      const { exitCode, stdout, stderr } = await explain(customers.account, config, "--customer", customers[who]);
      expect(exitCode).toBe(0);
      expect(stderr).toMatch(/^Reading 30 days of Stripe's events to find those about cus_\w+\. .*\n$/);
      const golden = fileURLToPath(new URL(`golden/explain-${who}.txt`, import.meta.url));
      await expect(withoutIds(stdout)).toMatchFileSnapshot(golden);
    },
  );

  it("prints the text in its documentation", async () => {
    const { stdout } = await explain(customers.account, config, "--customer", customers.busy);
    const page = readFileSync(new URL("../../docs/stripe-lifecycle.md", import.meta.url), "utf8");
    expect(page).toContain(`\`\`\`text\n${withoutIds(stdout)}\`\`\``);
  });

  it("explains the row that a sync emits", async () => {
    const connection = connect(customers.account, config);
    await connection.sync({ streams: ["customer_metrics", "lifecycle_events"] });
    for (const id of [customers.busy, customers.worldly, customers.gone]) {
      const { stdout } = await explain(customers.account, config, "--customer", id, "--json");
      const { metrics } = JSON.parse(stdout) as { metrics: Record<string, unknown> };
      const { computed_at: _at, observed_at: _observed, ...row } = connection.destination.row("customer_metrics", id)!;
      // This connection is younger than the deletion. Only the event contains the customer's data.
      const { email, name, signed_up_at } = metrics;
      expect(metrics).toMatchObject(id === customers.gone ? { ...row, email, name, signed_up_at } : row);
    }
  });

  it("reads no events with --days 0, and infers", async () => {
    const { stdout, stderr } = await explain(customers.account, config, "--customer", customers.busy, "--days", "0");
    expect(stderr).toBe("");
    expect(stdout).toContain("No events were read (--days 0): everything is inferred from objects and invoices.");
    expect(stdout).not.toContain("[from Stripe's event");
  });

  it.each([
    ["event_read", "The key lacks Events (Core) → Read: everything is inferred from objects and invoices."],
    ["charge_read", "The key may not read charges: refunds, disputes and payments without an invoice are not known."],
    ["credit_note_read", "The key may not read credit notes: what they paid back is not known."],
    ["product_read", "The key may not read products"],
  ])("names the data that is unknown with a key without %s", async (scope, sentence) => {
    const limited = await liveExplainedCustomers(scopesBut(scope));
    const { exitCode, stdout } = await explain(limited.account, config, "--customer", limited.busy);
    expect(stdout).toContain(sentence);
    expect(exitCode).toBe(0);
    await limited.account.close();
  });
});

describe("explain of a customer of a test clock", () => {
  it("is as of the clock's time, and says so", async () => {
    const key = "rk_test_51SimulatedReadOnlyKey";
    const simulator = await startSimulator({ customers: 1, months: 1, seed: 1, keys: [{ key, scopes: "all" }] });
    const { account } = simulator;
    const product = account.createProduct({ name: "Pro" }).id;
    const price = account.createPrice({ product, currency: "usd", unitAmount: 2000, recurring: { interval: "month" } });
    const clock = account.createTestClock({ frozenTime: Date.UTC(2031, 0, 1) / 1000 });
    const customer = clock.createCustomer({ email: "clock@example.com", card: workingCard }).id;
    clock.createSubscription({ customer, items: [{ price: price.id }] });
    const { stdout, exitCode } = await explain(simulator, { api_key: key }, "--customer", customer);
    expect(exitCode).toBe(0);
    expect(stdout).toContain("As of 2031-01-01 in Stripe account");
    expect(stdout).toContain("\nMRR: 20.00 USD\n");
    expect(stdout).toMatch(/The customer belongs to test clock clock_\w+: it is explained as of the clock's time/);
    await simulator.close();
  });
});

describe("explain refuses, and says what to do,", () => {
  const refusal = async (id: string, ...args: string[]) => {
    const { exitCode, stdout, stderr } = await explain(customers.account, config, "--customer", id, ...args);
    expect([exitCode, stdout]).toEqual([1, ""]);
    return stderr;
  };
  const whatToGive = "Give the id of a customer (cus_...): the Dashboard shows it on the customer's page.";

  it.each([
    ["", `An id is empty. ${whatToGive}`],
    ["gcus_123", "gcus_123 is a guest: Stripe's Dashboard groups payments without a customer under such ids."],
    ["cus_nobody", "Stripe knows no customer cus_nobody in the account and mode (live) of the API key."],
    ["sub_nobody", `sub_nobody is the id of a subscription, not of a customer. ${whatToGive}`],
    ["price_1", `price_1 is the id of a price, not of a customer. ${whatToGive}`],
    ["Ada", `Ada is not the id of a customer. ${whatToGive}`],
    ["nobody@example.com", "No customer has the address nobody@example.com."],
  ])("the id %j", async (id, sentence) => {
    expect(await refusal(id)).toMatch(
      new RegExp(`^Error: ${sentence.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)}`),
    );
  });

  it("the id of another object, with its customer", async () => {
    const { subscriptions, invoices } = customers.account.store.collections;
    for (const object of [...subscriptions.all(), ...invoices.all()].filter(
      ({ customer }) => customer === customers.busy,
    )) {
      expect(await refusal(object.id)).toContain(`It belongs to ${customers.busy}: give that id instead.`);
    }
  });

  it("an address, with its customer", async () => {
    expect(await refusal("ada@example.com")).toBe(
      `Error: ada@example.com is an address, which several customers can share, and not an id. Give instead: ${customers.busy}.\n`,
    );
  });

  it("a customer of the other mode", async () => {
    const keys = [{ key: "rk_test_51SimulatedReadOnlyKey", scopes: "all" as const }];
    const simulator = await startSimulator({ customers: 5, months: 2, seed: 1, livemode: true, keys });
    const { id } = simulator.store.collections.customers.all()[0]!;
    const result = await explain(simulator, { api_key: keys[0]!.key }, "--customer", id);
    expect(result).toEqual({
      exitCode: 1,
      stdout: "",
      stderr: `Error: ${id} is a customer of live mode, and the API key is of test mode. Use a key of live mode for it, or give a customer of test mode.\n`,
    });
    await simulator.close();
  });

  it.each(["31", "-1", "a week"])("--days=%s", async (days) => {
    expect(await refusal(customers.busy, `--days=${days}`)).toBe(
      `Error: --days must be a whole number from 0 to 30, but it is "${days}".\n`,
    );
  });
});

describe("the executable", () => {
  it("explains on standard output, logs on standard error and shows no key", async () => {
    requireBuild();
    const folder = mkdtempSync(join(tmpdir(), "source-stripe-lifecycle-test-"));
    const { config: path } = inputFiles(folder, { config });
    const args = ["explain", "--config", path, "--customer", customers.worldly, "--debug"];
    const child = start(args, { STRIPE_API_BASE: customers.account.url });
    const [[exitCode], stdout, stderr] = await Promise.all([
      once(child, "close"),
      text(child.stdout),
      text(child.stderr),
    ]);
    rmSync(folder, { recursive: true });
    expect(exitCode).toBe(0);
    expect(stdout).toMatch(/^Customer cus_\w+: Blaise, blaise@example\.com\n/);
    expect(stderr).toContain("days of Stripe's events");
    expect(leaksOf(apiKey, stdout + stderr)).toEqual([]);
  });

  it("has a help text of one screen with an example", async () => {
    const child = start(["explain", "--help"], {});
    const [stdout] = await Promise.all([text(child.stdout), once(child, "close")]);
    const lines = stdout.trimEnd().split("\n");
    expect(lines.length).toBeLessThanOrEqual(24);
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(100);
    expect(stdout).toContain("$ source-stripe-lifecycle explain --config config.json --customer cus_");
  });
});
