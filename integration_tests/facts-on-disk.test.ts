import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { AirbyteMessage, Source } from "@airbyte/cdk-typescript-compat";
import { errorsOf, inputFiles, parseMessages, runSource, storyOf } from "@airbyte/cdk-typescript-compat/testing";
import type { Simulator } from "stripe-simulator";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { readSettings, type Config } from "../src/config.js";
import { createSource } from "../src/source.js";
import { createStripeClient } from "../src/stripe/client.js";
import { systemClock } from "../src/stripe/clock.js";
import type { FactPlace } from "../src/streams/dossiers/fact-store.js";
import { read } from "../src/streams/read.js";
import { allStreams, configuredCatalog, connect, type Connection } from "./support/connection.js";
import { apiKey, startLiveAccount } from "./support/live-account.js";

const config: Config = { api_key: apiKey };
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

describe("a read that keeps its facts on disk", () => {
  it("tells of every customer what one with its facts in memory tells, in every sync", async () => {
    const inMemory = connect(simulator, config);
    const onDisk = connect(simulator, config);
    for (const days of [1, 3, 0]) {
      // Both see the account at the same moment of its virtual time.
      const [expected, actual] = [await inMemory.sync(), await sync(onDisk, { mostInMemory: 0, folder: place })];
      expect(actual.exitCode).toBe(0);
      for (const stream of derived) {
        const told = recordsOf(actual.messages, stream);
        expect(told.length).toBeGreaterThan(0);
        expect(told).toEqual(recordsOf(expected.messages, stream));
      }
      expect(readdirSync(place)).toEqual([]);
      if (days > 0) simulator.advance(days * day);
    }
  });

  it("leaves nothing on the disk when it fails", async () => {
    simulator.faults.add({ kind: "not-a-list", match: changesOnceFactsAreOnDisk });
    const { exitCode, messages } = await sync(connect(simulator, config), { mostInMemory: 0, folder: place });
    expect(exitCode).toBe(1);
    for (const stream of derived) expect(storyOf(messages, stream).at(-1)).toBe("INCOMPLETE");
    expect(readdirSync(place)).toEqual([]);
  });

  it("leaves nothing on the disk when it is told to stop", async () => {
    const stop = new AbortController();
    simulator.faults.add({
      kind: "hang",
      match: (request) => {
        const strikes = changesOnceFactsAreOnDisk(request);
        if (strikes) stop.abort();
        return strikes;
      },
    });
    const facts = { mostInMemory: 0, folder: place };
    const { exitCode, messages } = await sync(connect(simulator, config), facts, stop.signal);
    expect(exitCode).toBe(143);
    expect(errorsOf(messages)).toEqual([]);
    expect(readdirSync(place)).toEqual([]);
  });

  it("fails the derived streams alone where the disk can't be used", async () => {
    const folder = join(place, "missing");
    const { exitCode, messages } = await sync(connect(simulator, config), { mostInMemory: 0, folder });
    expect(exitCode).toBe(1);
    for (const stream of allStreams) {
      expect(storyOf(messages, stream).at(-1)).toBe(derived.includes(stream) ? "INCOMPLETE" : "COMPLETE");
    }
    for (const { message } of errorsOf(messages).slice(0, derived.length)) expect(message).toContain(folder);
  });
});

function changesOnceFactsAreOnDisk({ route }: { readonly route: string }): boolean {
  return route === "/v1/events" && readdirSync(place).length > 0;
}

/** Reads all streams with the facts in their place. */
async function sync(connection: Connection, facts: FactPlace, signal?: AbortSignal) {
  const catalog = configuredCatalog(allStreams, "incremental");
  const folder = mkdtempSync(join(tmpdir(), "source-stripe-lifecycle-test-"));
  try {
    const files = inputFiles(folder, { config, catalog, state: connection.states });
    const args = ["read", "--config", files.config, "--catalog", files.catalog, "--state", files.state];
    const result = await runSource(sourceWith(facts), args, signal ? { signal } : {});
    const messages = parseMessages(result.stdout);
    connection.take(messages);
    return { ...result, messages };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The connector, its facts in the given place. */
function sourceWith(facts: FactPlace): Source<Config> {
  return {
    ...createSource({}),
    async read(config, streams, { log, signal }) {
      const settings = readSettings(config);
      const client = createStripeClient({ apiKey: settings.apiKey.key, apiBase: simulator.url, signal });
      await read({ ...settings, client, clock: systemClock, streams, facts, log, signal });
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
