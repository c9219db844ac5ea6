import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { AirbyteMessage, Source } from "@airbyte/cdk-typescript-compat";
import { errorsOf, inputFiles, parseMessages, runSource, storyOf } from "@airbyte/cdk-typescript-compat/testing";
import { startSimulator, type Simulator } from "stripe-simulator";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { readSettings, type Config } from "../../src/config.js";
import { createSource } from "../../src/source.js";
import { createStripeClient } from "../../src/stripe/client.js";
import { airbyteOutput } from "../../src/outputs/airbyte.js";
import { syncAccount } from "../../src/sync/sync-account.js";
import { allStreams, configuredCatalog, connect, type Connection } from "../support/connection.js";
import { fasterClock } from "../support/faster-clock.js";
import { apiKey, startLiveAccount } from "../support/live-account.js";
import { workingCard } from "../support/working-card.js";

const config: Config = { api_key: apiKey };
const sandboxKey = "rk_test_51SimulatedReadOnlyKey";
/** The account changes only between the syncs, so a clock that runs ahead misses no change. */
const clock = fasterClock(10);
const derived = ["lifecycle_events", "customer_metrics"];
const day = 86_400;

let simulator: Simulator;
let place: string;

beforeAll(async () => {
  simulator = await startLiveAccount({ customers: 150, months: 12, seed: 21 });
}, 60_000);
afterAll(() => simulator.close());

beforeEach(() => {
  place = mkdtempSync(join(tmpdir(), "source-stripe-lifecycle-test-"));
});
afterEach(() => {
  simulator.faults.clear();
  rmSync(place, { recursive: true });
});

describe("a read that stores its facts on disk", () => {
  it("emits the same records of every customer as a read with its facts in memory, in every sync", async () => {
    const inMemory = connect(simulator, config, { clock });
    const onDisk = connect(simulator, config);
    for (const days of [1, 3, 0]) {
      // Both reads see the account at the same moment of its virtual time.
      const [expected, actual] = [await inMemory.sync(), await sync(onDisk, place)];
      expect(actual.exitCode).toBe(0);
      for (const stream of derived) {
        const emitted = recordsOf(actual.messages, stream);
        expect(emitted.length).toBeGreaterThan(0);
        expect(emitted).toEqual(recordsOf(expected.messages, stream));
      }
      expect(readdirSync(place)).toEqual([]);
      if (days > 0) simulator.advance(days * day);
    }
  });

  it("leaves nothing on the disk when it fails", async () => {
    simulator.faults.add({ kind: "not-a-list", match: changesOnceFactsAreOnDisk });
    const { exitCode, messages } = await sync(connect(simulator, config), place);
    expect(exitCode).toBe(1);
    for (const stream of derived) expect(storyOf(messages, stream).at(-1)).toBe("INCOMPLETE");
    expect(readdirSync(place)).toEqual([]);
  });

  it("leaves nothing on the disk when it is interrupted", async () => {
    const stop = new AbortController();
    simulator.faults.add({
      kind: "hang",
      match: (request) => {
        const strikes = changesOnceFactsAreOnDisk(request);
        if (strikes) stop.abort();
        return strikes;
      },
    });
    const { exitCode, messages } = await sync(connect(simulator, config), place, stop.signal);
    expect(exitCode).toBe(143);
    expect(errorsOf(messages)).toEqual([]);
    expect(readdirSync(place)).toEqual([]);
  });

  it.each([
    ["isn't there", "missing"],
    ["is a file", "file"],
  ])("ends only the derived streams as failed if the folder %s, however few facts there are", async (_what, name) => {
    const folder = join(place, name);
    if (name === "file") writeFileSync(folder, "");
    const { exitCode, messages } = await connect(simulator, { ...config, temporary_folder: folder }, { clock }).sync();
    expect(exitCode).toBe(1);
    for (const stream of allStreams) {
      expect(storyOf(messages, stream).at(-1)).toBe(derived.includes(stream) ? "INCOMPLETE" : "COMPLETE");
    }
    const errors = errorsOf(messages).filter(({ stream_descriptor: stream }) => derived.includes(stream?.name ?? ""));
    expect(errors).toHaveLength(derived.length);
    for (const { message, failure_type } of errors) {
      expect(failure_type).toBe("config_error");
      expect(message).toContain(folder);
      expect(message).toContain("temporary_folder");
    }
    const others = await connect(simulator, { ...config, temporary_folder: folder }).sync({ streams: ["customers"] });
    expect(others.exitCode).toBe(0);
  });
});

describe("the facts of a test clock", () => {
  it("are stored in the same folder during the read, and removed afterwards", async () => {
    const sandbox = await startSimulator({ customers: 5, months: 2, keys: [{ key: sandboxKey, scopes: "all" }] });
    const clock = sandbox.account.createTestClock({ frozenTime: sandbox.clock.nowSeconds });
    clock.createCustomer({ email: "clock@example.com", card: workingCard });
    const folders = new Set<string>();
    sandbox.faults.add({
      kind: "hang",
      match: ({ route }) => {
        if (route === "/v1/invoices") for (const name of readdirSync(place)) folders.add(name);
        return false;
      },
    });
    const settings = { ...config, api_key: sandboxKey, include_test_clocks: true };
    const { exitCode } = await sync(connect(sandbox, settings), place, undefined, { server: sandbox, settings });
    await sandbox.close();
    expect(exitCode).toBe(0);
    expect(folders.size).toBe(2);
    expect(readdirSync(place)).toEqual([]);
  });
});

function changesOnceFactsAreOnDisk({ route }: { readonly route: string }): boolean {
  return route === "/v1/events" && readdirSync(place).length > 0;
}

/** Reads all streams with the facts on disk, in the folder that the configuration names. */
async function sync(
  connection: Connection,
  temporary_folder: string,
  signal?: AbortSignal,
  { server, settings }: { readonly server: { readonly url: string }; readonly settings: Config } = {
    server: simulator,
    settings: config,
  },
) {
  const catalog = configuredCatalog(allStreams, "incremental");
  const folder = mkdtempSync(join(tmpdir(), "source-stripe-lifecycle-test-"));
  try {
    const files = inputFiles(folder, {
      config: { ...settings, temporary_folder },
      catalog,
      state: connection.states,
    });
    const args = ["read", "--config", files.config, "--catalog", files.catalog, "--state", files.state];
    const result = await runSource(sourceOnDisk(server), args, signal ? { signal } : {});
    const messages = parseMessages(result.stdout);
    connection.take(messages);
    return { ...result, messages };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Creates the connector with a limit at which the first fact already moves to disk. */
function sourceOnDisk({ url }: { readonly url: string }): Source<Config> {
  return {
    ...createSource({}),
    async read(config, streams, { log, signal }) {
      const settings = readSettings(config);
      const client = createStripeClient({ apiKey: settings.apiKey.key, apiBase: url, clock, signal });
      const facts = { mostInMemory: 0, folder: settings.temporaryFolder };
      await syncAccount({ ...settings, client, clock, streams: streams.map(airbyteOutput), facts, log, signal });
    },
  };
}

function recordsOf(messages: readonly AirbyteMessage[], stream: string): object[] {
  return messages
    .flatMap((message) =>
      message.type === "RECORD" && message.record["stream"] === stream ? [message.record["data"]] : [],
    )
    .map((data) => ({ ...data, computed_at: undefined }))
    .toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
}
