import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { inputFiles, parseMessages } from "@airbyte/cdk-typescript-compat/testing";
import { beforeAll, describe, expect, it } from "vitest";
import { peakMemory } from "../../packages/stripe-lifecycle/src/connector/peak-memory.js";
import { announce } from "../support/announce.js";
import { configuredCatalog, connect } from "../support/connection.js";
import { requireBuild } from "../support/executable.js";
import { expectComplete } from "../support/expect-complete.js";
import { apiKey } from "../support/live-account.js";
import { signUp, startQuietAccount, type QuietAccount } from "../support/quiet-account.js";

const config = { api_key: apiKey };
const streams = ["customers", "lifecycle_events", "customer_metrics"];
const connector = fileURLToPath(new URL("../support/hurried-connector.mjs", import.meta.url));
const customers = 2_000;
const day = 86_400;

const emitted = existsSync("/proc/self/status");
if (!emitted)
  console.warn("The connector's memory is not measured: only Linux shows the memory of another process, in /proc.");

interface Measured {
  readonly peakMegabytes: number;
  readonly exitCode: number | null;
  readonly records: number;
}

describe.skipIf(!emitted)("many events of few objects", () => {
  beforeAll(requireBuild);

  it("#22 take no more memory than ten times fewer events of the same objects", async () => {
    const few = await readEvents(20_000);
    const many = await readEvents(200_000);
    // A customer and its metrics. No lifecycle event follows from these changes.
    for (const { exitCode, records } of [few, many]) expect([exitCode, records]).toEqual([0, 2 * customers]);
    expect(many.peakMegabytes).toBeGreaterThan(40);
    expect(many.peakMegabytes).toBeLessThan(1.8 * few.peakMegabytes);
  }, 120_000);
});

/** Runs a later sync that finds this number of events. */
async function readEvents(count: number): Promise<Measured> {
  const simulator = await startQuietAccount();
  signUp(simulator, customers, () => 60);
  simulator.advance(day);
  const connection = connect(simulator, config);
  expectComplete(await connection.sync({ streams }));
  touchInTurn(simulator, count);
  const measured = await measure(simulator, connection.states);
  await simulator.close();
  return measured;
}

/** Changes the metadata of every customer, one after the other, again and again, over ten days. */
function touchInTurn(simulator: QuietAccount, count: number): void {
  const objects = simulator.store.collections.customers.all();
  for (let index = 0; index < count; index += 1) {
    if (index % (count / 1_000) === 0) simulator.advance((10 * day) / 1_000);
    const previousAttributes = { metadata: { round: String(index) } };
    announce(simulator, "customer.updated", objects[index % objects.length]!, { previousAttributes });
  }
  simulator.advance(day);
}

async function measure(simulator: QuietAccount, state: readonly object[]): Promise<Measured> {
  const folder = mkdtempSync(join(tmpdir(), "source-stripe-lifecycle-test-"));
  const files = inputFiles(folder, { config, catalog: configuredCatalog(streams, "incremental"), state });
  const args = ["read", "--config", files.config, "--catalog", files.catalog, "--state", files.state];
  const child = spawn(process.execPath, [connector, ...args], {
    env: { ...process.env, STRIPE_API_BASE: simulator.url },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const memory = peakMemory(child.pid!);
  const exited = new Promise<number | null>((resolve) => {
    child.on("close", resolve);
  });
  let records = 0;
  for await (const line of createInterface({ input: child.stdout })) {
    records += parseMessages(line).filter(({ type }) => type === "RECORD").length;
  }
  const exitCode = await exited;
  const peakMegabytes = memory.stop()! / 2 ** 20;
  rmSync(folder, { recursive: true });
  return { peakMegabytes, exitCode, records };
}
