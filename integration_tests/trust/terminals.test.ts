import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PassThrough } from "node:stream";
import { text } from "node:stream/consumers";
import { printableLines, run } from "@airbyte/cdk-typescript-compat";
import { inputFiles } from "@airbyte/cdk-typescript-compat/testing";
import * as fc from "fast-check";
import { startSimulator, type Simulator } from "stripe-simulator";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createExplainCommand } from "../../src/explain-command.js";
import { createSource } from "../../src/source.js";
import { fasterClock } from "../support/faster-clock.js";
import { createTextingWire } from "../support/texting-wire.js";

const key = "rk_live_51SimulatedReadOnlyKey";

let simulator: Simulator;
let folder: string;
let configs: { readonly accepted: string; readonly refused: string };
let customer: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "source-stripe-lifecycle-test-"));
  const options = { api_key: key, external_id_metadata_key: "tenant", customer_ids: [] };
  configs = inputFiles(folder, { accepted: options, refused: { api_key: "rk_live_51NobodyKnowsThisKey" } });
  simulator = await startSimulator({
    customers: 3,
    months: 2,
    seed: 4,
    livemode: true,
    keys: [{ key, scopes: "all" }],
  });
  const [subscription] = simulator.store.collections.subscriptions.all();
  customer = subscription!.customer as string;
  simulator.account.updateCustomer(customer, { name: "Ada", metadata: { tenant: "t_1" } });
});
afterAll(async () => {
  await simulator.close();
  rmSync(folder, { recursive: true });
});

const commands = {
  explain: () => ["explain", "--customer", customer, "--days", "0"],
  "explain --json": () => ["explain", "--customer", customer, "--days", "0", "--json"],
  check: () => ["check"],
  "check of a key that Stripe refuses": () => ["check"],
  "discover --configured": () => ["discover", "--configured"],
  read: () => ["read", "--streams", "customers,products,invoices,lifecycle_events,customer_metrics"],
} as const;

/** Runs a command that reads an account in which each text of the fields ends in `foreign`. */
async function outputOf(
  command: keyof typeof commands,
  { isTTY, fields, foreign }: { readonly isTTY: boolean; readonly fields: readonly string[]; readonly foreign: string },
) {
  const clock = fasterClock(300);
  const surroundings = { clock, wire: createTextingWire(clock, new Set(fields), foreign) };
  const env = { STRIPE_API_BASE: simulator.url, LOG_LEVEL: "debug" };
  const stdout = Object.assign(new PassThrough(), { isTTY });
  const stderr = new PassThrough();
  const outputs = Promise.all([text(stdout), text(stderr)]);
  const config = command.includes("refuses") ? configs.refused : configs.accepted;
  const argv = [...commands[command](), "--config", config];
  const explain = createExplainCommand(env, surroundings);
  const exitCode = await run(createSource(env, surroundings), { argv, stdout, stderr, env, commands: [explain] });
  stdout.end();
  stderr.end();
  const [out, error] = await outputs;
  return { exitCode, out, error };
}

/** These show nothing of the account if all is well. */
const silent: ReadonlySet<string> = new Set(["check", "discover --configured"]);

const fields = (
  "name email description nickname tenant phone number message code type status currency id customer product " +
  "interval lookup_key object billing_reason url"
).split(" ");

/** A text that erases the screen, sets its title, turns writing around, and begins a line of its own. */
const controls = [
  "\u001B[2J",
  "\u001B]0;x\u0007",
  "\u009B2J",
  "\u202E",
  "\u2066",
  "\u200F",
  "\r",
  "\n",
  "\u2028",
  "\u0085",
];
const foreignText = fc
  .array(fc.oneof(fc.constantFrom(...controls), fc.string({ unit: "binary", maxLength: 4 })), { minLength: 1 })
  .map((parts) => `${parts.join("")}\nFORGED`);

describe("no text of an account reaches a person's terminal, pipe or file raw", () => {
  it.each(Object.keys(commands) as (keyof typeof commands)[])(
    "%s",
    async (command) => {
      const shown: string[] = [];
      const scenarios = fc.record({
        isTTY: fc.boolean(),
        fields: fc.oneof(fc.subarray(fields, { minLength: 1 }), fc.constant(["name", "description", "message"])),
        foreign: foreignText,
      });
      await fc.assert(
        fc.asyncProperty(scenarios, async (scenario) => {
          const { out, error } = await outputOf(command, scenario);
          expect(printableLines(out)).toBe(out);
          expect(printableLines(error)).toBe(error);
          expect(`${out}\n${error}`).not.toMatch(/^FORGED/m);
          shown.push(out + error);
        }),
        { numRuns: 12 },
      );
      if (!silent.has(command)) expect(shown.some((each) => each.includes("FORGED"))).toBe(true);
    },
    120_000,
  );

  it("and --json keeps it whole", async () => {
    const foreign = "\u001B[2J\u009B\u202E\n\u2028\u0085";
    const { out, exitCode } = await outputOf("explain --json", { isTTY: true, fields: ["name"], foreign });
    expect(exitCode).toBe(0);
    expect((JSON.parse(out) as { metrics: { name: string } }).metrics.name).toBe(`Ada${foreign}`);
  });
});
