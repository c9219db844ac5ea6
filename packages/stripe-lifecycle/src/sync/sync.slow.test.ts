import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { startSimulator, type Simulator } from "stripe-simulator";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openSource } from "../destination/open.js";
import { postgresPrograms } from "../destination/testing/postgres-server.js";
import { usePostgres } from "../destination/testing/use-postgres.js";
import { connectorOf, requireBuild, startCommandLine, type Ending, type Running } from "../testing/command-line.js";
import { storedRows } from "../testing/stored-rows.js";

const apiKey = "rk_live_51SyncReadOnlyKey";
const streams = "customers,subscriptions,invoices,charges,coupons,prices,lifecycle_events,customer_metrics";

let folder: string;
const postgresUrl = usePostgres();
let simulator: Simulator;

beforeAll(async () => {
  requireBuild();
  folder = mkdtempSync(join(tmpdir(), "sync-"));
  const keys = [{ key: apiKey, scopes: "all" as const }];
  simulator = await startSimulator({ customers: 100, months: 6, seed: 5, livemode: true, keys });
  simulator.advance(3 * 86_400);
}, 120_000);

afterAll(async () => {
  await simulator?.close();
  rmSync(folder, { recursive: true });
});

function start(args: readonly string[], env: Readonly<Record<string, string>> = {}): Running {
  return startCommandLine(args, { STRIPE_API_BASE: simulator.url, STRIPE_API_KEY: apiKey, ...env }, folder);
}

const run = (args: readonly string[], env?: Readonly<Record<string, string>>): Promise<Ending> =>
  start(args, env).ended;

const pathOf = (to: string) => (to.includes("://") ? to : join(folder, to));

const databases = [
  { name: "DuckDB", isHere: true, place: () => "stripe.duckdb" },
  { name: "PostgreSQL", isHere: postgresPrograms !== undefined, place: () => postgresUrl() },
];

describe.each(databases.filter(({ isHere }) => isHere))("a sync into $name", ({ name, place }) => {
  it("reads everything at first, and later only what has changed", async () => {
    const sync = ["sync", "--to", place(), "--streams", streams, "--json"];
    const first = resultOf(await run(sync));
    const again = resultOf(await run(sync));
    expect(first).toMatchObject({
      is_complete: true,
      livemode: true,
      account_id: expect.stringMatching(/^acct_/) as string,
    });
    expect(first.records["invoices"]).toBeGreaterThan(150);
    expect(first.mrr.map(({ mrr_before: before }) => before)).toEqual(first.mrr.map(() => null));
    expect(Object.values(again.records).reduce((sum, count) => sum + count, 0)).toBe(0);
    expect(again.requests).toBeLessThan(first.requests / 2);
    expect(again.mrr.map(({ mrr, mrr_before: before }) => mrr - before!)).toEqual(again.mrr.map(() => 0));
    expect(again.new_events).toEqual({});
  }, 120_000);

  it("gives a report and files of every table", async () => {
    const report = await run(["report", "--from", place(), "-o", `${name}.html`]);
    expect(report).toMatchObject({ exitCode: 0, stdout: `Report (opens offline in a browser): ${name}.html\n` });
    expect(readFileSync(join(folder, `${name}.html`), "utf8")).toContain('id="data"');
    for (const format of ["parquet", "csv"]) {
      const target = `${name}-${format}`;
      expect(await run(["export", "--from", place(), `--${format}`, target])).toMatchObject({ exitCode: 0 });
      const names = streams.split(",").toSorted();
      expect(readdirSync(join(folder, target)).toSorted()).toEqual(names.map((each) => `${each}.${format}`));
    }
  }, 120_000);

  it("has what derive needs to come to the same customers without a key and without Stripe", async () => {
    const before = simulator.requests.entries.length;
    const to = `${name}-derived.duckdb`;
    const away = { STRIPE_API_KEY: "", STRIPE_API_BASE: "http://127.0.0.1:1" };
    const derived = await run(["derive", "--from", place(), "--to", to], away);
    expect(derived).toMatchObject({
      exitCode: 0,
      stdout: expect.stringMatching(/^Derived [\d,]+ lifecycle_events, [\d,]+ customer_metrics as of /) as string,
    });
    const mrrOf = async (from: string) => {
      const rows = Object.values((await storedRows(from))["customer_metrics"]!);
      return Object.fromEntries(rows.map((row) => [String(row["customer_id"]), row["mrr"]]));
    };
    expect(await mrrOf(join(folder, to))).toEqual(await mrrOf(pathOf(place())));
    expect(await run(["report", "--from", to, "-o", "derived.html"], away)).toMatchObject({ exitCode: 0 });
    expect(simulator.requests.entries.length).toBe(before);
  }, 60_000);

  it("with another key's mode is refused before any request", async () => {
    const before = simulator.requests.entries.length;
    const ending = await run(["sync", "--to", place()], { STRIPE_API_KEY: "rk_test_51Other" });
    expect(ending).toMatchObject({ exitCode: 1, stdout: "" });
    expect(ending.stderr).toMatch(
      /^The destination .* holds acct_\w+ in live mode, but this key reads an account in test mode\. .*--to/,
    );
    expect(ending.stderr.trim().split("\n")).toHaveLength(1);
    expect(simulator.requests.entries.length).toBe(before);
  });
});

it("PostgreSQL and DuckDB hold the same, and so does what is exported", async () => {
  if (postgresPrograms)
    expect(await storedRows(postgresUrl())).toEqual(await storedRows(join(folder, "stripe.duckdb")));
  const counts = async (sql: string) => {
    const source = await openSource(join(folder, "stripe.duckdb"));
    const rows = await source.query(sql);
    await source.close();
    return rows.map((row) => Object.values(row).map(Number));
  };
  const parquet = readdirSync(folder).filter((each) => each.endsWith("-parquet"));
  for (const each of parquet) {
    const exported = join(folder, each, "lifecycle_events.parquet");
    const figures = "count(*), sum(mrr_delta), min(epoch_us(recorded_at))";
    const [stored] = await counts(`SELECT ${figures} FROM lifecycle_events`);
    expect(await counts(`SELECT ${figures} FROM '${exported}'`), each).toEqual([stored]);
  }
}, 60_000);

describe.each(["SIGTERM", "SIGINT"] as const)("%s", (signal) => {
  it("commits what is covered by a state and ends within 5 s, and the next sync completes it", async () => {
    const to = `${signal}.duckdb`;
    const args = ["sync", "--to", to, "--streams", streams, "--json"];
    const running = start(args);
    while (connectorOf(running) === undefined) await sleep(10);
    const before = simulator.requests.entries.length;
    // In the middle of the read: discover has ended and lists are being read.
    while (simulator.requests.entries.length < before + 8) await sleep(5);
    const beganMs = performance.now();
    running.process.kill(signal);
    const ending = await running.ended;
    expect(performance.now() - beganMs).toBeLessThan(5_000);
    expect(ending.exitCode).toBe(signal === "SIGTERM" ? 143 : 130);
    expect(linesBesideWarnings(ending)).toEqual([]);
    expect(resultOf(await run(args)).is_complete).toBe(true);
    expect(await storedRows(join(folder, to))).toEqual(await storedRows(join(folder, "stripe.duckdb")));
  }, 120_000);
});

describe("the command line", () => {
  it.each([
    ["has no account behind its key", ["check"], { STRIPE_API_KEY: "rk_live_51Wrong" }, /key/i],
    ["finds no key", ["check"], { STRIPE_API_KEY: "" }, /^No key was found/],
    [
      "gets a key as an argument",
      ["check", "--api_key", "rk_live_51Wrong"],
      {},
      /^A key is never taken as an argument/,
    ],
    [
      "is asked for a stream that is none",
      ["sync", "--streams", "nothing"],
      {},
      /^The connector has no stream "nothing"/,
    ],
    [
      "reports from nothing",
      ["report", "--from", "nowhere.duckdb"],
      {},
      /^There is no file nowhere\.duckdb\. Run "stripe-lifecycle sync"/,
    ],
  ])("that %s says so and exits with 1", async (_, args, env, sentence) => {
    const { exitCode, stdout, stderr } = await run(args, env);
    expect({ exitCode, says: stdout + stderr }).toEqual({
      exitCode: 1,
      says: expect.stringMatching(sentence) as string,
    });
    expect(stdout + stderr).not.toContain("51Wrong");
    expect(existsSync(join(folder, "nowhere.duckdb"))).toBe(false);
  });

  it("explains a customer, and takes its configuration from a file", async () => {
    const [id] = Object.values((await storedRows(join(folder, "stripe.duckdb")))["customer_metrics"]!).map((row) =>
      String(row["customer_id"]),
    );
    writeFileSync(join(folder, "config.yaml"), `api_key: ${apiKey}\n`);
    const { exitCode, stdout } = await run(["explain", id!, "--config", "config.yaml"], { STRIPE_API_KEY: "" });
    expect({ exitCode, stdout }).toEqual({ exitCode: 0, stdout: expect.stringContaining(id!) as string });
  });

  it("keeps the key out of arguments, files and output while a sync runs", async () => {
    const running = start(["sync", "--to", "secret.duckdb", "--streams", streams]);
    while (connectorOf(running) === undefined) await sleep(10);
    const commands = [running.process.pid!, connectorOf(running)!].map((pid) =>
      readFileSync(`/proc/${pid}/cmdline`, "utf8"),
    );
    const { stdout, stderr } = await running.ended;
    expect([...commands, stdout, stderr].join("\n")).not.toContain(apiKey);
    expect(readFileSync(join(folder, "secret.duckdb")).includes(apiKey)).toBe(false);
  }, 60_000);

  it("syncs again with --every, until it is stopped", async () => {
    const running = start(["sync", "--to", "every.duckdb", "--streams", "customers", "--every", "100ms", "--json"]);
    let lines = "";
    running.process.stdout.on("data", (text: Buffer) => (lines += text.toString()));
    while (lines.split("\n").length < 4) await sleep(20);
    running.process.kill("SIGTERM");
    expect((await running.ended).exitCode).toBe(143);
    expect(
      lines
        .split("\n")
        .slice(0, 3)
        .every((line) => line.includes('"is_complete":true')),
    ).toBe(true);
  }, 60_000);

  it("goes on with --every when the database cannot be reached, and says so", async () => {
    const away = "postgresql://me@127.0.0.1:1/analytics";
    const running = start(["sync", "--to", away, "--streams", "customers", "--every", "100ms"]);
    let lines = "";
    running.process.stderr.on("data", (text: Buffer) => (lines += text.toString()));
    while (lines.split("\n").length < 4) await sleep(20);
    running.process.kill("SIGTERM");
    const { exitCode, stderr } = await running.ended;
    expect(exitCode).toBe(143);
    expect(stderr.split("\n").slice(0, 3)).toEqual(Array(3).fill(expect.stringMatching(/cannot be reached at 127/)));
    const once = start(["sync", "--to", away, "--streams", "customers"]);
    expect((await once.ended).exitCode).toBe(1);
  }, 60_000);
});

interface SyncJson {
  readonly is_complete: boolean;
  readonly records: Readonly<Record<string, number>>;
  readonly requests: number;
  readonly mrr: readonly { readonly mrr: number; readonly mrr_before: number | null }[];
  readonly new_events: Readonly<Record<string, number>>;
}

function resultOf(ending: Ending): SyncJson {
  expect({ exitCode: ending.exitCode, lines: linesBesideWarnings(ending) }).toEqual({ exitCode: 0, lines: [] });
  return JSON.parse(ending.stdout) as SyncJson;
}

function linesBesideWarnings({ stderr }: Ending): readonly string[] {
  return stderr.split("\n").filter((line) => line !== "" && !line.startsWith("! "));
}
