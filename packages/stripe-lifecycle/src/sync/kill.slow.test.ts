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
        const run = (place: string) => start(simulator, place);
        const whole = join(folder, `whole-${name}.duckdb`);
        let survived = 0;
        for (const days of [3, 2]) {
          simulator.advance(days * 86_400);
          const beganMs = performance.now();
          await complete(run(whole));
          const wholeMs = performance.now() - beganMs;
          for (let number = 0; number < kills / 2; number += 1) {
            survived += (await killed(run(to()), random() * wholeMs, random() < 0.5)) ? 0 : 1;
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

function start({ url }: Simulator, to: string): Running {
  const args = ["sync", "--to", to, "--streams", streams.join(","), "--commit-every", "30ms", "--json"];
  return startCommandLine(args, { STRIPE_API_BASE: url, STRIPE_API_KEY: apiKey }, folder);
}

async function complete(running: Running): Promise<void> {
  const { exitCode, stderr } = await running.ended;
  expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: "" });
}

/** Kills the command line, or only its connector. Returns false if it was complete before. */
async function killed(running: Running, afterMs: number, isConnector: boolean): Promise<boolean> {
  await Promise.race([sleep(afterMs), running.ended]);
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
