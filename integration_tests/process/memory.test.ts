import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { inputFiles } from "@airbyte/cdk-typescript-compat/testing";
import { beforeAll, describe, expect, it } from "vitest";
import { peakMemory } from "../../packages/stripe-lifecycle/src/connector/peak-memory.js";
import { allStreams, configuredCatalog } from "../support/connection.js";
import { requireBuild, start } from "../support/executable.js";
import { apiKey, startLiveAccount } from "../support/live-account.js";

const config = { api_key: apiKey };

const emitted = existsSync("/proc/self/status");
if (!emitted)
  console.warn("The connector's memory is not measured: only Linux shows the memory of another process, in /proc.");

describe.skipIf(!emitted)("the connector's memory", () => {
  beforeAll(requireBuild);

  it("stays under 200 MB while it reads every stream of 2,000 customers and their 24 months", async () => {
    const simulator = await startLiveAccount({
      customers: 2_000,
      months: 24,
      seed: 2026,
    });
    const folder = mkdtempSync(join(tmpdir(), "source-stripe-lifecycle-test-"));
    const files = inputFiles(folder, { config, catalog: configuredCatalog(allStreams, "incremental") });
    const child = start(["read", "--config", files.config, "--catalog", files.catalog], {
      STRIPE_API_BASE: simulator.url,
    });
    child.stderr.resume();
    const memory = peakMemory(child.pid!);
    const exited = new Promise<number | null>((resolve) => {
      child.on("close", resolve);
    });
    let records = 0;
    for await (const line of createInterface({ input: child.stdout }))
      records += Number(line.startsWith('{"type":"RECORD"'));
    const exitCode = await exited;
    const peakMegabytes = memory.stop()! / 2 ** 20;
    const { invoices, charges, customers } = simulator.store.collections;
    await simulator.close();
    rmSync(folder, { recursive: true });

    expect(exitCode).toBe(0);
    expect(records).toBeGreaterThan(invoices.size + charges.size + customers.size);
    expect(peakMegabytes).toBeGreaterThan(50);
    expect(peakMegabytes).toBeLessThan(200);
  }, 180_000);
});
