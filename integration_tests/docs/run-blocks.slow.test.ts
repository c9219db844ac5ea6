import type { Simulator } from "stripe-simulator";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  postgresPrograms,
  startPostgres,
  type PostgresServer,
} from "../../packages/stripe-lifecycle/src/destination/testing/postgres-server.js";
import { requireBuild } from "../../packages/stripe-lifecycle/src/testing/command-line.js";
import { apiKey, startLiveAccount } from "../support/live-account.js";
import { workingCard } from "../support/working-card.js";
import { outcomes, presumed } from "./around-pages.js";
import { commandBlocksOf, runOf } from "./blocks.js";
import { pages } from "./pages.js";
import { startReader, type Reader, type Row, type Situation } from "./reader.js";

/** The pages that have something to run. Those about PostgreSQL are left out where it is not installed. */
const followed = pages.flatMap((page) => {
  const blocks = commandBlocksOf(page).flatMap((block) => {
    const run = runOf(block);
    return run?.kind === "here" ? [{ block, run }] : [];
  });
  const usesPostgres = /psql|createdb/.test(presumed[page.path] ?? "");
  if (blocks.length === 0 || (usesPostgres && postgresPrograms === undefined)) return [];
  return [{ path: page.path, blocks, usesPostgres }];
});

/** For a block, in milliseconds: some sync several times. */
const patience = 120_000;

let simulator: Simulator;
let postgres: PostgresServer | undefined;
/** The MRR by currency that each query gives which has it. */
const answers: string[] = [];

beforeAll(async () => {
  requireBuild();
  simulator = await startLiveAccount({ customers: 40, months: 4, seed: 2 });
  subscribeInTwoCurrencies(simulator);
  simulator.advance(3_600);
  if (postgresPrograms !== undefined) postgres = await startPostgres();
}, 60_000);

afterAll(async () => {
  await simulator.close();
  await postgres?.stop();
});

describe.each(followed)("a reader of $path", ({ path, blocks, usesPostgres }) => {
  let reader: Reader;
  beforeAll(async () => {
    reader = startReader(situation());
    if (usesPostgres) await reader.run("dropdb --if-exists analytics");
    await reader.run(presumed[path] ?? "");
  }, patience);
  afterAll(() => {
    reader.close();
  });

  it.each(blocks.map((each) => [each.block.place, each] as const))(
    "can run %s",
    async (_, { block, run }) => {
      await reader.follow(block, run);
    },
    patience,
  );

  it(
    "has what the page promises",
    async () => {
      await reader.run(outcomes[path] ?? "");
    },
    patience,
  );
});

it.skipIf(postgresPrograms === undefined)("gives the same MRR by currency in each query of a page that has it", () => {
  expect([...new Set(answers)]).toHaveLength(1);
  expect(answers.length).toBeGreaterThan(3);
});

function situation(): Situation {
  const { hostname = "", port = "" } = postgres === undefined ? {} : new URL(postgres.url);
  return {
    env: {
      STRIPE_API_BASE: simulator.url,
      ...(postgres && { PGHOST: hostname, PGPORT: port, PGUSER: "postgres", PGDATABASE: "postgres" }),
    },
    replaced: {
      "rk_live_...": apiKey,
      rk_test_simulator0000000000000000: apiKey,
      "http://127.0.0.1:4242": simulator.url,
      cus_NffrFeUfNV2Hib: simulator.store.collections.customers.all()[0]!.id,
    },
    onRows: (rows) => {
      if ("currency" in rows[0]! && "mrr" in rows[0]) answers.push(byCurrency(rows));
    },
  };
}

/** Returns the sums that are not 0, in the order of the currencies' names. */
function byCurrency(rows: readonly Row[]): string {
  const sums = new Map<string, number>();
  for (const { currency = "", mrr } of rows) sums.set(currency, (sums.get(currency) ?? 0) + Number(mrr));
  const found = [...sums].filter(([, mrr]) => mrr !== 0);
  return JSON.stringify(found.toSorted(([one], [other]) => one.localeCompare(other)));
}

/** Gives the account a customer with two currencies: `customer_metrics.mrr` has one of them. */
function subscribeInTwoCurrencies({ account }: Simulator): void {
  const customer = account.createCustomer({ email: "both@example.com", card: workingCard }).id;
  const product = account.createProduct({ name: "Pro" }).id;
  for (const currency of ["usd", "eur"] as const) {
    const price = account.createPrice({ product, currency, unitAmount: 2_000, recurring: { interval: "month" } }).id;
    account.createSubscription({ customer, items: [{ price }] });
  }
}
