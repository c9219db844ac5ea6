import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { startSimulator, type Kind, type Simulator } from "stripe-simulator";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { streamNamed } from "../../../../src/streams/raw-streams.js";
import { postgresPrograms } from "../destination/testing/postgres-server.js";
import { usePostgres } from "../destination/testing/use-postgres.js";
import { duckdbMoments, postgresMoments } from "../testing/commit-moments.js";
import { connectorOf, requireBuild, startCommandLine, type Running } from "../testing/command-line.js";
import { storedRows } from "../testing/stored-rows.js";

/** Kills for each database and signal: half of them in the first sync, half in a later one. */
const kills = Number(process.env["STRIPE_LIFECYCLE_KILLS"] ?? 6);
const seed = Number(process.env["STRIPE_LIFECYCLE_SEED"] ?? 1);

const apiKey = "rk_live_51KillReadOnlyKey";
const rawStreams = ["customers", "subscriptions", "invoices", "charges"];
const streams = [...rawStreams, "lifecycle_events", "customer_metrics"];

let folder: string;
const postgresUrl = usePostgres();

beforeAll(() => {
  requireBuild();
  folder = mkdtempSync(join(tmpdir(), "kills-"));
});

afterAll(() => rmSync(folder, { recursive: true }));

interface Target {
  readonly to: string;
  readonly schema: string;
}

const databases = [
  {
    name: "DuckDB",
    isHere: true,
    target: (schema: string): Target => ({ to: join(folder, "killed.duckdb"), schema }),
    moments: async ({ to }: Target) => duckdbMoments(to),
  },
  {
    name: "PostgreSQL",
    isHere: postgresPrograms !== undefined,
    target: (schema: string): Target => ({ to: postgresUrl(), schema }),
    moments: async ({ to, schema }: Target) => postgresMoments(to, schema, streams),
  },
];

const cases = databases
  .filter(({ isHere }) => isHere)
  .flatMap((database) => (["SIGKILL", "SIGTERM"] as const).map((signal) => ({ ...database, signal })));

describe.each(cases)("$signal during syncs into $name", ({ name, target, moments, signal }) => {
  it(
    `loses and doubles nothing, ${kills} times with the seed ${seed}`,
    async () => {
      const random = randomNumbers(seed);
      const simulator = await startSimulator({
        customers: 120,
        months: 8,
        seed: 3,
        livemode: true,
        keys: [{ key: apiKey, scopes: "all" }],
      });
      const killed = target(signal.toLowerCase());
      const whole = { to: join(folder, `whole-${name}-${signal}.duckdb`), schema: "main" };
      const moment = await moments(killed);
      try {
        let survived = 0;
        for (const days of [3, 2]) {
          simulator.advance(days * 86_400);
          const before = simulator.requests.entries.length;
          await complete(start(simulator, whole, "10m"));
          const requests = simulator.requests.entries.length - before;
          for (let number = 0; number < kills / 2; number += 1) {
            const isAtCommit = random() < 0.5;
            const commitEvery = isAtCommit ? "1ms" : commitTimes[Math.floor(random() * commitTimes.length)]!;
            const running = start(simulator, killed, commitEvery);
            if (isAtCommit) await moment.next(Math.ceil(random() * 6), () => isOver(running));
            // Each run continues where the killed one ended, so their requests add up.
            else await requestsOf(running, simulator, Math.ceil((random() * requests) / (kills / 2)), random() * 150);
            const isForConnector = !isAtCommit && random() < 0.5;
            survived += (await end(running, signal, isForConnector, () => moment.release())) ? 0 : 1;
          }
          await complete(start(simulator, killed, "10m"));
          const stored = await storedRows(killed.to, killed.schema);
          expectTruth(simulator, stored);
          expect(stored).toEqual(await storedRows(whole.to));
        }
        // A kill that comes too late shows nothing.
        expect(survived).toBeLessThan(Math.max(2, kills / 2));
      } finally {
        await moment.close();
        await simulator.close();
      }
    },
    120_000 + kills * 30_000,
  );
});

/** From a commit at each state to none before the end. */
const commitTimes = ["1ms", "300ms", "10m"];

function start({ url }: Simulator, { to, schema }: Target, commitEvery: string): Running {
  const place = ["--to", to, "--schema", schema, "--streams", streams.join(",")];
  const args = ["sync", ...place, "--commit-every", commitEvery, "--json"];
  return startCommandLine(args, { STRIPE_API_BASE: url, STRIPE_API_KEY: apiKey }, folder);
}

async function complete(running: Running): Promise<void> {
  const { exitCode, stderr } = await running.ended;
  expect(exitCode, stderr).toBe(0);
}

const isOver = ({ process: { exitCode } }: Running): boolean => exitCode !== null;

/** Waits until a run has made so many requests to Stripe, and so many milliseconds more. */
async function requestsOf(running: Running, simulator: Simulator, requests: number, ms: number): Promise<void> {
  const until = simulator.requests.entries.length + requests;
  while (simulator.requests.entries.length < until && !isOver(running)) await sleep(2);
  await sleep(ms);
}

/** Sends a signal to a run, or to its connector. Returns false if the run was complete before. */
async function end(
  running: Running,
  signal: "SIGKILL" | "SIGTERM",
  isForConnector: boolean,
  release: () => Promise<void>,
): Promise<boolean> {
  const beganMs = performance.now();
  const connector = isForConnector && signal === "SIGKILL" ? connectorOf(running) : undefined;
  if (connector === undefined) running.process.kill(signal);
  else process.kill(connector, signal);
  // A run that is asked to end still commits.
  if (signal === "SIGTERM") await release();
  const { exitCode } = await running.ended;
  const ms = performance.now() - beganMs;
  await release();
  if (signal === "SIGTERM") {
    expect(ms).toBeLessThan(5_000);
    // A run that was complete when the signal came says so. One that had not begun to listen was ended by the system.
    expect([0, 143, "SIGTERM"]).toContain(exitCode ?? running.process.signalCode);
  }
  return exitCode !== 0;
}

function expectTruth(simulator: Simulator, stored: Awaited<ReturnType<typeof storedRows>>): void {
  for (const stream of rawStreams) {
    const { name, expand } = streamNamed(stream);
    const truth = [...simulator.truth(name as Kind, expand)].map((object) => withoutNull(object));
    const living = Object.values(stored[stream]!).filter((row) => row["is_deleted"] === false);
    const own = living.map(({ account_id: _account, is_deleted: _deleted, ...object }) => object);
    expect(byId(own), stream).toEqual(byId(truth));
  }
}

function withoutNull(object: object): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(object).filter(([, value]) => value !== null));
}

function byId(objects: readonly Readonly<Record<string, unknown>>[]): object {
  return Object.fromEntries(objects.map((object) => [String(object["id"]), object]));
}

/** A linear congruential generator: https://en.wikipedia.org/wiki/Linear_congruential_generator */
function randomNumbers(begin: number): () => number {
  let state = begin;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 2 ** 32;
    return state / 2 ** 32;
  };
}
