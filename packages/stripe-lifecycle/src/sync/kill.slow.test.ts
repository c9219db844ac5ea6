import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { startSimulator, type Kind, type Simulator } from "stripe-simulator";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { streamNamed } from "../../../../src/streams/raw-streams.js";
import { postgresPrograms, startPostgres, type PostgresServer } from "../destination/testing/postgres-server.js";
import { connectorOf, requireBuild, startCommandLine, type Running } from "../testing/command-line.js";
import { storedRows } from "../testing/stored-rows.js";

/** Kills for each database: half of them in the first sync, half in a later one. */
const kills = Number(process.env["STRIPE_LIFECYCLE_KILLS"] ?? 6);
const seed = Number(process.env["STRIPE_LIFECYCLE_SEED"] ?? 1);

const apiKey = "rk_live_51KillReadOnlyKey";
const rawStreams = ["customers", "subscriptions", "invoices", "charges"];
const streams = [...rawStreams, "lifecycle_events", "customer_metrics"];

let folder: string;
let server: PostgresServer | undefined;

beforeAll(async () => {
  requireBuild();
  folder = mkdtempSync(join(tmpdir(), "kills-"));
  if (postgresPrograms) server = await startPostgres();
}, 60_000);

afterAll(async () => {
  await server?.stop();
  rmSync(folder, { recursive: true });
});

const databases = [
  { name: "DuckDB", isHere: true, to: () => join(folder, "killed.duckdb") },
  { name: "PostgreSQL", isHere: postgresPrograms !== undefined, to: () => server!.url },
];

describe.each(databases.filter(({ isHere }) => isHere))("kill -9 during syncs into $name", ({ name, to }) => {
  it(
    `loses and doubles nothing, after ${kills} kills with the seed ${seed}`,
    async () => {
      const random = randomNumbers(seed);
      const simulator = await startSimulator({
        customers: 120,
        months: 8,
        seed: 3,
        livemode: true,
        keys: [{ key: apiKey, scopes: "all" }],
      });
      try {
        const run = (place: string) => start(simulator, place, commitTimes[Math.floor(random() * commitTimes.length)]!);
        const whole = join(folder, `whole-${name}.duckdb`);
        let survived = 0;
        for (const days of [3, 2]) {
          simulator.advance(days * 86_400);
          const before = simulator.requests.entries.length;
          await complete(run(whole));
          const requests = simulator.requests.entries.length - before;
          for (let number = 0; number < kills / 2; number += 1) {
            const moment = {
              // Each run continues where the killed one ended, so their requests add up.
              requests: Math.ceil((random() * requests) / (kills / 2)),
              ms: random() * 150,
              isConnector: random() < 0.5,
            };
            survived += (await killed(run(to()), simulator, moment)) ? 0 : 1;
          }
          await complete(run(to()));
          expectTruth(simulator, await storedRows(to()));
          expect(await storedRows(to())).toEqual(await storedRows(whole));
        }
        // A kill that comes too late shows nothing.
        expect(survived).toBeLessThan(Math.max(2, kills / 2));
      } finally {
        await simulator.close();
      }
    },
    120_000 + kills * 20_000,
  );
});

/** From a commit at each state to none before the end: a state must never be ahead of its records. */
const commitTimes = ["1ms", "300ms", "10m"];

function start({ url }: Simulator, to: string, commitEvery: string): Running {
  const args = ["sync", "--to", to, "--streams", streams.join(","), "--commit-every", commitEvery, "--json"];
  return startCommandLine(args, { STRIPE_API_BASE: url, STRIPE_API_KEY: apiKey }, folder);
}

async function complete(running: Running): Promise<void> {
  const { exitCode, stderr } = await running.ended;
  expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: "" });
}

interface Moment {
  /** Requests to Stripe since the run began, */
  readonly requests: number;
  /** and milliseconds after them. */
  readonly ms: number;
  /** Whether the connector is killed, and not the command line. */
  readonly isConnector: boolean;
}

/** Kills a run at a moment of its read. Returns false if it was complete before. */
async function killed(running: Running, simulator: Simulator, { requests, ms, isConnector }: Moment): Promise<boolean> {
  const until = simulator.requests.entries.length + requests;
  const isOver = () => running.process.exitCode !== null;
  while (simulator.requests.entries.length < until && !isOver()) await sleep(2);
  await sleep(ms);
  const connector = isConnector ? connectorOf(running) : undefined;
  if (connector === undefined) running.process.kill("SIGKILL");
  else process.kill(connector, "SIGKILL");
  return (await running.ended).exitCode !== 0;
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
