import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { Source } from "@airbyte/cdk-typescript-compat";
import { errorsOf, inputFiles, parseMessages, runSource } from "@airbyte/cdk-typescript-compat/testing";
import * as fc from "fast-check";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { startSimulator, type FaultKind, type Simulator } from "stripe-simulator";
import { readSettings, type Config } from "../../src/config.js";
import { createSource } from "../../src/source.js";
import { createStripeClient } from "../../src/stripe/client.js";
import { airbyteOutput } from "../../src/outputs/airbyte.js";
import { syncAccount } from "../../src/sync/sync-account.js";
import { allStreams, configuredCatalog } from "../support/connection.js";
import { createAnsweringWire, createEchoingWire, echoes, type Echo } from "../support/echoing-wire.js";
import { fasterClock } from "../support/faster-clock.js";
import { leaksOf } from "../support/leaks.js";
import { readScopes, scopesBut } from "../support/scopes.js";

/** The patterns of the account's keys. The secret part of each occurs nowhere else. */
const keys = {
  good: "rk_live_51QkXw7ReadsAll0vTzq",
  writing: "rk_live_52JmBn8WritesToo4yHpd",
  scanty: "rk_live_53VcRt6HasFewRights9sLgu",
  expired: "rk_live_54DxFe2IsExpired1nKwm",
  blocked: "rk_live_55GzUa3FromElsewhere7bQoi",
  unknown: "rk_live_56PlOk5NobodyKnows8hJyc",
  refused: "sk_live_57TgYh4NeverPasteThis6fDrx",
} as const;
type KeyName = keyof typeof keys;

const faultKinds: readonly FaultKind[] = [
  ...(["429", "lock_timeout", "409", "500", "503", "502-html", "200-html"] as const),
  ...(["reset", "cut-body", "not-a-list", "hang", "slow"] as const),
];

let simulator: Simulator;
let folder: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "source-stripe-lifecycle-test-"));
  simulator = await startSimulator({
    customers: 12,
    months: 3,
    seed: 5,
    livemode: true,
    keys: [
      { key: keys.good, scopes: "all" },
      { key: keys.writing, scopes: [...readScopes, "customer_write"] },
      { key: keys.scanty, scopes: scopesBut("invoice_read"), permissionWording: "older" },
      { key: keys.expired, scopes: "all", expired: true },
      { key: keys.blocked, scopes: "all", ipBlocked: true },
    ],
  });
}, 60_000);
afterEach(() => {
  simulator.faults.clear();
  vi.restoreAllMocks();
});
afterAll(async () => {
  await simulator.close();
  rmSync(folder, { recursive: true });
});

interface Scenario {
  readonly command: "check" | "discover" | "read";
  readonly key: KeyName;
  readonly logLevel: "debug" | "info" | "warn" | "error";
  readonly fault: FaultKind | undefined;
  /** The seed of the fault and of the echo. */
  readonly probability: number;
  readonly echo: Echo | undefined;
  /** The configuration contains the key as it is, or surrounded by white space. */
  readonly around: string;
}

/** Everything that a run of the connector wrote: to its own outputs, and to the process's outputs. */
async function writtenIn(scenario: Scenario): Promise<string> {
  const elsewhere: string[] = [];
  for (const stream of [process.stdout, process.stderr]) {
    vi.spyOn(stream, "write").mockImplementation((chunk) => elsewhere.push(String(chunk)) > 0);
  }
  const { command, key, logLevel: LOG_LEVEL, fault, probability, echo, around } = scenario;
  const end = fault && simulator.faults.add({ kind: fault, probability, ms: 50 });
  const clock = fasterClock(300);
  let requests = 0;
  const strikes = (): boolean => (requests += 1) % Math.round(1 / probability) === 0;
  const surroundings = { clock, ...(echo && { wire: createEchoingWire(clock, echo, strikes) }) };
  const source = createSource({ STRIPE_API_BASE: simulator.url }, surroundings);
  const result = await runSource(source, argumentsOf(command, around + keys[key] + around), { env: { LOG_LEVEL } });
  end?.();
  vi.restoreAllMocks();
  return [result.stdout, result.stderr, ...elsewhere].join("\n");
}

function argumentsOf(command: Scenario["command"], apiKey: string): string[] {
  const catalog = configuredCatalog(allStreams, "incremental");
  const files = inputFiles(mkdtempSync(join(folder, "run-")), { config: { api_key: apiKey }, catalog, state: [] });
  const names = command === "read" ? (["config", "catalog", "state"] as const) : (["config"] as const);
  return [command, ...names.flatMap((name) => [`--${name}`, files[name]])];
}

const scenarios: fc.Arbitrary<Scenario> = fc.record({
  command: fc.constantFrom("check", "read", "read", "discover"),
  key: fc.constantFrom(...(Object.keys(keys) as KeyName[]), "good", "good", "good"),
  logLevel: fc.constantFrom("debug", "debug", "info", "warn", "error"),
  fault: fc.option(fc.constantFrom(...faultKinds), { nil: undefined }),
  probability: fc.constantFrom(0.1, 0.3, 1),
  echo: fc.option(fc.constantFrom(...(Object.keys(echoes) as Echo[])), { nil: undefined }),
  around: fc.constantFrom("", " ", "\n"),
});

describe("the API key", () => {
  it("is in no byte that the connector writes, whatever fails, at every log level", async () => {
    await fc.assert(
      fc.asyncProperty(scenarios, async (scenario) => {
        const written = await writtenIn(scenario);
        expect(written.length).toBeGreaterThan(20);
        expect(leaksOf(keys[scenario.key], written)).toEqual([]);
      }),
      { numRuns: 40 },
    );
  }, 60_000);

  it.each(Object.keys(echoes) as Echo[])("is in no byte if every answer repeats it %s", async (echo) => {
    for (const command of ["check", "read"] as const) {
      const scenario = {
        command,
        key: "good",
        logLevel: "debug",
        fault: undefined,
        probability: 1,
        around: "",
      } as const;
      const written = await writtenIn({ ...scenario, echo });
      expect(written.length).toBeGreaterThan(20);
      expect(leaksOf(keys.good, written)).toEqual([]);
    }
  });

  it("is hidden where it was repeated, in records, logs and errors", async () => {
    const scenario = { command: "read", key: "good", logLevel: "debug", fault: undefined, around: "" } as const;
    for (const [echo, place] of [
      ["in hex", /"name":"\*{4}"/],
      ["in base64", /"name":"\*{4}"/],
      ["in hex in a refusal", /Unreadable: \*{4} \*{4}/],
      ["in base64 in a refusal", /Unreadable: Basic \*{4}/],
    ] as const) {
      expect(await writtenIn({ ...scenario, echo, probability: 1 })).toMatch(place);
    }
  });

  it("is in no byte of the temporary files, which no other user can reach and which are removed at the end", async () => {
    const place = mkdtempSync(join(folder, "facts-"));
    const seen = new Map<string, Found>();
    simulator.faults.add({
      kind: "503",
      probability: 0.2,
      match: () => {
        for (const path of pathsIn(place)) seen.set(path, lookInto(path, keys.good));
        return true;
      },
    });
    // An umask that hides nothing: the connector itself must protect its files.
    const umask = process.umask(0o000);
    const { exitCode, stdout } = await runSource(sourceWithFactsIn(place), argumentsOf("read", keys.good)).finally(() =>
      process.umask(umask),
    );
    expect(errorsOf(parseMessages(stdout))).toEqual([]);
    expect(exitCode).toBe(0);
    const found = [...seen.values()];
    expect(found.filter(({ leaks }) => leaks.length > 0)).toEqual([]);
    expect(Math.max(...found.map(({ bytes }) => bytes))).toBeGreaterThan(1000);
    const folders = [...seen].filter(([, { isFolder }]) => isFolder).map(([path, { mode }]) => [path, mode & 0o777]);
    expect(folders.length).toBeGreaterThan(0);
    expect(folders.filter(([path, mode]) => dirname(String(path)) === place && mode !== 0o700)).toEqual([]);
    const files = [...seen].filter(([, { isFolder }]) => !isFolder).map(([path, { mode }]) => [path, mode & 0o777]);
    expect(files.length).toBeGreaterThan(0);
    expect(files.filter(([, mode]) => (Number(mode) & 0o077) !== 0)).toEqual([]);
    expect(readdirSync(place)).toEqual([]);
  });
});

/** Returns all files and folders in a folder, at any depth. */
function pathsIn(place: string): string[] {
  return readdirSync(place, { recursive: true, encoding: "utf8" }).map((name) => join(place, name));
}

interface Found {
  readonly isFolder: boolean;
  readonly mode: number;
  readonly bytes: number;
  readonly leaks: readonly string[];
}

/** Returns the mode and content of a file or folder. It can disappear at any moment. */
function lookInto(path: string, key: string): Found {
  const status = statSync(path, { throwIfNoEntry: false });
  const content = status?.isFile() ? readFileSync(path) : Buffer.alloc(0);
  const leaks = leaksOf(key, content.toString("latin1"));
  return { isFolder: status?.isDirectory() ?? false, mode: status?.mode ?? 0, bytes: content.length, leaks };
}

/** Runs the connector with every fact on disk, in the given folder. */
function sourceWithFactsIn(place: string): Source<Config> {
  const clock = fasterClock(100);
  return {
    ...createSource({}),
    async read(config, streams, { log, signal }) {
      const settings = readSettings(config);
      const client = createStripeClient({ apiKey: settings.apiKey.key, apiBase: simulator.url, signal, clock });
      const facts = { mostInMemory: 0, folder: place };
      await syncAccount({ ...settings, client, clock, streams: streams.map(airbyteOutput), facts, log, signal });
    },
  };
}

describe("an e-mail address in an error of Stripe", () => {
  it.each(["check", "read"] as const)("is in no byte that %s writes", async (command) => {
    const clock = fasterClock(300);
    const address = {
      error: { type: "invalid_request_error", message: "No such customer: 'Ada.L+x@mail.example.com'" },
    };
    const wire = createAnsweringWire(400, address);
    const source = createSource({ STRIPE_API_BASE: simulator.url }, { clock, wire });
    const result = await runSource(source, argumentsOf(command, keys.good), { env: { LOG_LEVEL: "debug" } });
    expect(result.stdout).toContain("No such customer: '[e-mail address]'");
    expect(result.stdout + result.stderr).not.toMatch(/Ada|example\.com/);
  });
});

describe("leaksOf", () => {
  const key = keys.good;
  const base64 = (text: string) => Buffer.from(text).toString("base64");

  it.each([
    ["as it is", `Bearer ${key}`],
    ["URL-encoded", `?key=${key.replaceAll("_", "%5F")}`],
    ["URL-encoded twice", `?key=${key.replaceAll("_", "%255f")}`],
    ["in base64", base64(key)],
    ["in base64 as a user's name", `Basic ${base64(`${key}:`)}`],
    ["in base64 with its scheme", base64(`Authorization: Bearer ${key}\r\n`)],
    ["in hex", Buffer.from(key).toString("hex")],
    ["in part", `...${key.slice(10, 24)}...`],
    ["shortened by Stripe", `rk_live_${"*".repeat(16)}${key.slice(-4)}`],
    ["shortened by the Dashboard", `rk_live_...${key.slice(-4)}`],
    ["shortened at its end", `${key.slice(0, 12)}\u2026`],
  ])("finds a key %s", (_name, text) => {
    expect(leaksOf(key, `Before ${text} after`)).not.toEqual([]);
  });

  it("finds none in the connector's redacted form", () => {
    expect(leaksOf(key, "Invalid API Key provided: rk_live_***. Use a restricted key (rk_live_...).")).toEqual([]);
  });
});
