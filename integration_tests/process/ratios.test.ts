import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Simulator } from "stripe-simulator";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { accountOf } from "../../bench/src/account-size.js";
import { startBulkProcess } from "../../bench/src/bulk/process.js";
import { startBulkServer } from "../../bench/src/bulk/server.js";
import { readStreams } from "../../bench/src/connector.js";
import { allStreams, connect, type Connection } from "../support/connection.js";
import { requireBuild } from "../support/executable.js";
import { apiKey, startLiveAccount } from "../support/live-account.js";

const config = { api_key: apiKey };

describe("the backfill of one stream", () => {
  it.each(["one_day", "ten_years", "bursts"] as const)(
    "keeps at least four requests in flight if an answer takes 200 ms, density %s",
    async (density) => {
      const invoices = 2_500;
      const server = await startBulkServer({ size: accountOf({ invoices, density }), latencyMs: 200 });
      const { messages, exitCode } = await connect(server, config).sync({ streams: ["invoices"] });
      const { inFlightPeak } = server.observations();
      await server.close();
      expect(exitCode).toBe(0);
      expect(messages.filter(({ type }) => type === "RECORD")).toHaveLength(invoices);
      expect(inFlightPeak["/v1/invoices"]).toBeGreaterThanOrEqual(4);
    },
  );

  it("requests few pages more than there are", async () => {
    const server = await startBulkServer({ size: accountOf({ customers: 10_000 }) });
    await connect(server, config).sync({ streams: ["customers"] });
    const { requests } = server.observations();
    await server.close();
    expect(requests["/v1/customers"]).toBeGreaterThanOrEqual(100);
    expect(requests["/v1/customers"]).toBeLessThan(115);
  });
});

describe("the requests of a later sync", () => {
  let simulator: Simulator;
  let connection: Connection;

  beforeAll(async () => {
    simulator = await startLiveAccount({ customers: 1_500, months: 2, seed: 11 });
    connection = connect(simulator, config);
    await connection.sync();
    await syncAfter(() => {});
  }, 60_000);

  afterAll(() => simulator.close());

  it("are at most 20 if nothing changed, and bring no record", async () => {
    expect(await syncAfter(() => {})).toEqual({ requests: expect.toSatisfy((count) => count <= 20), records: 0 });
  });

  it.each([1, 10, 40])("grow by at most one for each of %i changed objects", async (changed) => {
    const idle = await syncAfter(() => {}, ["customers"]);
    const { requests, records } = await syncAfter(() => changeCustomers(changed), ["customers"]);
    expect(requests - idle.requests).toBeLessThanOrEqual(changed);
    expect(records).toBe(changed);
    await syncAfter(() => {});
  });

  it.each([1, 10, 40])("grow by a few for each of %i customers whose rows are derived again", async (changed) => {
    const idle = await syncAfter(() => {});
    const { requests, records } = await syncAfter(() => changeCustomers(changed));
    // A customer's dossier takes three requests. Each referenced object is read once, however many customers reference
    // it. The events that came meanwhile take one request.
    const { prices, products, coupons } = simulator.store.collections;
    const referredTo = prices.size + products.size + coupons.size;
    expect(requests - idle.requests).toBeLessThanOrEqual(1 + 3 * changed + Math.min(3 * changed, referredTo));
    expect(records).toBeGreaterThanOrEqual(2 * changed);
  });

  function changeCustomers(count: number): void {
    for (const { id } of simulator.store.collections.customers.all().slice(0, count)) {
      simulator.account.updateCustomer(id, { metadata: { changed_at: String(simulator.clock.nowSeconds) } });
    }
  }

  /** Makes a change and advances two minutes, so that all events are visible, then syncs. */
  async function syncAfter(change: () => void, streams = allStreams): Promise<{ requests: number; records: number }> {
    change();
    simulator.clock.advanceTo(simulator.clock.nowSeconds + 120);
    const before = simulator.requests.entries.length;
    const { messages, exitCode } = await connection.sync({ streams });
    expect(exitCode).toBe(0);
    const records = messages.filter(({ type }) => type === "RECORD").length;
    return { requests: simulator.requests.entries.length - before, records };
  }
});

const isBuilt = existsSync(fileURLToPath(new URL("../../bench/dist/main.js", import.meta.url)));
const isLinux = existsSync("/proc/self/status");

describe.skipIf(!isLinux)("the connector's memory", () => {
  beforeAll(() => {
    requireBuild();
    expect(isBuilt, 'bench/dist is missing. Run "npm run build" first.').toBe(true);
  });

  it("is the same for 40,000 customers and for 160,000", async () => {
    const peak = async (customers: number): Promise<number> => {
      const server = await startBulkProcess({ size: accountOf({ customers }) });
      const { usage, recordCount } = await readStreams({ url: server.url, streams: ["customers"], unthrottled: true });
      await server.close();
      expect(recordCount).toBe(customers);
      return usage.peakBytes;
    };
    const [few, many] = [await peak(40_000), await peak(160_000)];
    expect(many / few).toBeLessThan(1.25);
  }, 60_000);

  it("is only slightly higher for a million facts on disk than for 100,000", () => {
    const [few, many] = [peakWithFacts(100_000), peakWithFacts(1_000_000)];
    expect(many / few).toBeLessThan(1.75);
  }, 120_000);
});

/**
 * Returns the resident memory of a process that stores this number of facts (about 300 bytes each) on disk, in no
 * particular order, and iterates over them.
 */
function peakWithFacts(count: number): number {
  const module = new URL("../../dist/facts/index/fact-index-on-disk.js", import.meta.url).href;
  const script = `
    import { createHash } from "node:crypto";
    import { readFileSync } from "node:fs";
    import { tmpdir } from "node:os";
    import { openFactIndexOnDisk } from ${JSON.stringify(module)};
    const factIndex = await openFactIndexOnDisk(tmpdir());
    const fact = (index) => {
      const text = createHash("sha512").update(String(index)).digest("hex");
      return { customerId: "cus_" + (index * 7919) % ${count / 10}, kind: "invoices", id: text.slice(0, 24), value: { text, more: text } };
    };
    for (let done = 0; done < ${count}; done += 100) await factIndex.put(Array.from({ length: 100 }, (_, index) => fact(done + index)));
    let walked = 0;
    for await (const { facts } of factIndex.all()) walked += facts.length;
    await factIndex.close();
    console.log(walked, /VmHWM:\\s+(\\d+)/.exec(readFileSync("/proc/self/status", "utf8"))[1]);`;
  const flags = ["--max-semi-space-size=8", "--heap-growing-percent=100", "--input-type=module"];
  const output = execFileSync(process.execPath, [...flags, "--eval", script], { encoding: "utf8" });
  const [walked, kilobytes] = output.split(" ").map(Number);
  expect(walked).toBe(count);
  return kilobytes!;
}
