import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { text } from "node:stream/consumers";
import type { AirbyteMessage } from "@airbyte/cdk-typescript-compat";
import { errorsOf, inputFiles, storyOf } from "@airbyte/cdk-typescript-compat/testing";
import type { Simulator } from "stripe-simulator";
import { afterEach, beforeAll, describe, expect, it } from "vitest";
import { configuredCatalog, connect } from "../support/connection.js";
import { ended, requireBuild, start, type ConnectorProcess, type Ending } from "../support/executable.js";
import { protocolProblems } from "../support/protocol.js";
import { standardErrorProblems } from "../support/standard-error.js";
import { miscountedStates } from "../support/state-counts.js";
import { apiKey, startLiveAccount } from "../support/live-account.js";

const config = { api_key: apiKey };
const streams = ["customers", "invoices"];

let simulator: Simulator;
let folder: string;

beforeAll(async () => {
  requireBuild();
  folder = mkdtempSync(join(tmpdir(), "source-stripe-lifecycle-test-"));
  simulator = await startLiveAccount({
    customers: 250,
    months: 12,
    seed: 5,
  });
  return async () => {
    await simulator.close();
    rmSync(folder, { recursive: true });
  };
}, 60_000);

afterEach(() => simulator.faults.clear());

function startRead(names: readonly string[] = streams): ConnectorProcess {
  const catalog = configuredCatalog(names, "incremental");
  const files = inputFiles(mkdtempSync(join(folder, "run-")), { config, catalog, state: [] });
  const args = ["read", "--config", files.config, "--catalog", files.catalog, "--state", files.state];
  return start(args, { STRIPE_API_BASE: simulator.url });
}

/** Stops answering from the given request of the route on. Resolves when that request has arrived. */
function hangFrom(route: string, nth: number): Promise<void> {
  return new Promise((resolve) => {
    let requests = 0;
    simulator.faults.add({
      kind: "hang",
      match: (request) => {
        if (request.route !== route) return false;
        requests += 1;
        if (requests >= nth) resolve();
        return requests >= nth;
      },
    });
  });
}

/** Interrupts a read while customers are complete and invoices are in progress. */
async function stopInTheMiddle(signal: "SIGTERM" | "SIGKILL"): Promise<{ ending: Ending; tookMs: number }> {
  const hanging = hangFrom("/v1/invoices", 4);
  const child = startRead();
  const ending = ended(child);
  await hanging;
  // Meanwhile, the records that were already answered reach the destination.
  await setTimeout(500);
  const sentMs = performance.now();
  child.kill(signal);
  return { ending: await ending, tookMs: performance.now() - sentMs };
}

/**
 * Checks that these records plus those of a sync from the last states are complete, and that this sync is not a first
 * one.
 */
async function expectResumable(messages: readonly AirbyteMessage[]): Promise<void> {
  const { customers, invoices } = simulator.store.collections;
  const connection = connect(simulator, config);
  connection.take(messages);
  const before = connection.destination.rows("invoices").length;
  expect(before).toBeGreaterThan(0);
  expect(before).toBeLessThan(invoices.size);
  simulator.faults.clear();
  const rest = await connection.sync({ streams });
  expect(rest.exitCode).toBe(0);
  expect(connection.destination.rows("invoices")).toHaveLength(invoices.size);
  expect(connection.destination.rows("customers")).toHaveLength(customers.size);
  const again = rest.messages.filter(({ type }) => type === "RECORD").length;
  expect(again).toBeLessThan(customers.size + invoices.size);
}

describe("a read", () => {
  it("ends within two seconds of SIGTERM, with code 143, valid states and no error, and can be resumed", async () => {
    const { ending, tookMs } = await stopInTheMiddle("SIGTERM");
    expect(tookMs).toBeLessThan(2_000);
    expect(ending.exitCode).toBe(143);
    expect(standardErrorProblems(ending.stderr, ending.messages)).toEqual([]);
    expect(errorsOf(ending.messages)).toEqual([]);
    for (const stream of streams) expect(storyOf(ending.messages, stream).at(-1)).toBe("INCOMPLETE");
    expect(protocolProblems(ending.messages)).toEqual([]);
    expect(miscountedStates(ending.messages)).toEqual([]);
    await expectResumable(ending.messages);
  }, 60_000);

  it("reports no error if SIGTERM comes before Stripe's first answer", async () => {
    const hanging = hangFrom("/v1/events", 1);
    const child = startRead();
    const ending = ended(child);
    await hanging;
    child.kill("SIGTERM");
    const { exitCode, messages } = await ending;
    expect(errorsOf(messages)).toEqual([]);
    for (const stream of streams) expect(storyOf(messages, stream)).toEqual(["STARTED", "INCOMPLETE"]);
    expect(exitCode).toBe(143);
  });

  it("that is killed with SIGKILL can be resumed from the states that it wrote", async () => {
    const { ending } = await stopInTheMiddle("SIGKILL");
    expect([ending.exitCode, ending.signal]).toEqual([null, "SIGKILL"]);
    expect(miscountedStates(ending.messages)).toEqual([]);
    await expectResumable(ending.messages);
  }, 60_000);

  it("ends quickly and quietly if the reader of its output stops after a line", async () => {
    const child = startRead();
    const stderr = text(child.stderr);
    await once(child.stdout, "data");
    const goneMs = performance.now();
    child.stdout.destroy();
    const [exitCode] = (await once(child, "close")) as [number];
    expect(performance.now() - goneMs).toBeLessThan(2_000);
    expect([exitCode, await stderr]).toEqual([141, ""]);
  });
});
