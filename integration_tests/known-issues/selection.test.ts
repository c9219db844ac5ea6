import { errorsOf } from "@airbyte/cdk-typescript-compat/testing";
import { startSimulator } from "stripe-simulator";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { connect, type Connection } from "../support/connection.js";
import { expectComplete } from "../support/expect-complete.js";
import { expectTruth } from "../support/expect-truth.js";
import { apiKey } from "../support/live-account.js";
import { beginningSeconds, signUp, startQuietAccount, type QuietAccount } from "../support/quiet-account.js";
import { idsOf, recordsOf, statesOf } from "../support/records.js";
import { worldStreams } from "../support/world-streams.js";

const hour = 3_600;
const day = 24 * hour;
const isoDate = (seconds: number) => new Date(seconds * 1000).toISOString().slice(0, 10);

let simulator: QuietAccount;

/** A customer a day for 300 days, each with an invoice. */
beforeAll(async () => {
  simulator = await startQuietAccount();
  for (const customer of signUp(simulator, 300, () => day)) {
    simulator.account.createInvoice({ customer, currency: "usd", lines: [{ amountMinor: 100 }] });
  }
  simulator.account.createProduct({ name: "Plan" });
  simulator.advance(day);
});
beforeEach(() => simulator.requests.reset());
afterAll(() => simulator.close());

const listsOf = (path: string) => simulator.requests.entries.filter(({ route }) => route === path);

/** Returns a configuration that imports objects created since that second. */
const since = (seconds: number) => ({
  api_key: apiKey,
  import_window: { window: "since_date", start_date: isoDate(seconds) },
});

describe("an import window that is moved earlier", () => {
  const laterStart = beginningSeconds + 200 * day;
  const earlierStart = beginningSeconds + 50 * day;
  const streams = ["customers", "products"];

  async function movedEarlier(): Promise<Connection> {
    const first = connect(simulator, since(laterStart));
    expectComplete(await first.sync({ streams }));
    simulator.requests.reset();
    const moved = connect(simulator, since(earlierStart));
    moved.states = first.states;
    return moved;
  }

  it("requests only the missing part", async () => {
    const connection = await movedEarlier();
    const outcome = await connection.sync({ streams });
    expectComplete(outcome);
    const bounds = listsOf("/v1/customers").map(({ params }) => params["created"] as Record<"gte" | "lt", string>);
    expect(bounds.length).toBeGreaterThan(0);
    for (const { gte, lt } of bounds) {
      expect(Number(gte)).toBeGreaterThanOrEqual(earlierStart);
      expect(Number(lt)).toBeLessThanOrEqual(laterStart);
    }
    const missing = simulator.store.collections.customers
      .all()
      .filter(({ created }) => created >= earlierStart && created < laterStart);
    expect(idsOf(recordsOf(outcome.messages, "customers"))).toEqual(idsOf(missing));
    // Products are read completely, whatever the window is.
    expect(listsOf("/v1/products")).toEqual([]);
  });

  it("is not read again by the next sync", async () => {
    const connection = await movedEarlier();
    await connection.sync({ streams });
    simulator.requests.reset();
    expectComplete(await connection.sync({ streams }));
    expect(listsOf("/v1/customers")).toEqual([]);
  });
});

it("an import window that is moved later requests no list", async () => {
  const first = connect(simulator, since(beginningSeconds));
  expectComplete(await first.sync({ streams: ["customers"] }));
  simulator.requests.reset();
  const moved = connect(simulator, since(beginningSeconds + 200 * day));
  moved.states = first.states;
  const outcome = await moved.sync({ streams: ["customers"] });
  expectComplete(outcome);
  expect([recordsOf(outcome.messages), listsOf("/v1/customers")]).toEqual([[], []]);
});

it("a stream that is added later lists only its own collection, and the others continue with their changes", async () => {
  const connection = connect(simulator, { api_key: apiKey });
  expectComplete(await connection.sync({ streams: ["customers"] }));
  simulator.requests.reset();
  const outcome = await connection.sync({ streams: ["customers", "invoices"] });
  expectComplete(outcome);
  const listed = worldStreams.filter(({ path }) => listsOf(path).length > 0).map(({ name }) => name);
  expect(listed).toEqual(["invoices"]);
  expect(recordsOf(outcome.messages, "customers")).toEqual([]);
  expectTruth(connection, simulator, "invoices");
});

describe("a saved state", () => {
  const streams = ["customers", "products"];

  async function stateOfSimulator(): Promise<object[]> {
    const connection = connect(simulator, { api_key: apiKey });
    expectComplete(await connection.sync({ streams }));
    return connection.states;
  }

  it("of another account is refused with a config_error that names both, before anything is read", async () => {
    const other = await startQuietAccount({ accountId: "acct_1OtherAccount" });
    signUp(other, 3, () => day);
    const connection = connect(other, { api_key: apiKey });
    connection.states = await stateOfSimulator();
    const { messages, exitCode } = await connection.sync({ streams });
    expect(exitCode).toBe(1);
    const [error] = errorsOf(messages);
    expect(error).toMatchObject({ failure_type: "config_error" });
    for (const id of ["acct_1OtherAccount", simulator.store.accountId]) expect(error!.message).toContain(id);
    expect([recordsOf(messages), statesOf(messages, "customers")]).toEqual([[], []]);
    expect(other.requests.entries.filter(({ route }) => route === "/v1/customers")).toEqual([]);
    await other.close();
  });

  it("of live mode is refused with a config_error if the key is of test mode", async () => {
    const key = "rk_test_51SimulatedSandboxKey";
    const sandbox = await startSimulator({ customers: 2, months: 1, keys: [{ key, scopes: "all" }] });
    const connection = connect(sandbox, { api_key: key });
    connection.states = await stateOfSimulator();
    const { messages, exitCode } = await connection.sync({ streams });
    expect(exitCode).toBe(1);
    expect(errorsOf(messages)[0]).toMatchObject({ failure_type: "config_error" });
    expect(errorsOf(messages)[0]!.message).toMatch(/live mode.*test mode/);
    expect(recordsOf(messages)).toEqual([]);
    await sandbox.close();
  });
});
