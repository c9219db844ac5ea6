import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { Interruption } from "@airbyte/cdk-typescript-compat";
import { errorsOf, storyOf } from "@airbyte/cdk-typescript-compat/testing";
import type { Simulator } from "stripe-simulator";
import { connect } from "./support/connection.js";
import { apiKey, startLiveAccount } from "./support/live-account.js";

const config = { api_key: apiKey };
const day = 86_400;
let simulator: Simulator;

beforeEach(async () => {
  simulator = await startLiveAccount({
    customers: 250,
    months: 12,
    seed: 5,
  });
});
afterEach(() => simulator.close());

const ids = (rows: readonly Readonly<Record<string, unknown>>[]) => rows.map(({ id }) => id as string).toSorted();
const truth = (kind: "invoices" | "customers" | "charges") => ids(simulator.store.collections[kind].all());

describe("a sync that is cut short", () => {
  it("goes on where it stood: the union of both reads is the whole, and little is read twice", async () => {
    const connection = connect(simulator, config);
    const stop = new AbortController();
    let pages = 0;
    simulator.faults.add({
      kind: "slow",
      ms: 0,
      match: ({ route }) => {
        if (route === "/v1/invoices" && (pages += 1) === 4) stop.abort(new Interruption("SIGTERM"));
        return false;
      },
    });
    const cut = await connection.sync({ streams: ["invoices"], signal: stop.signal });
    expect(cut.exitCode).toBe(143);
    const before = connection.destination.rows("invoices").length;
    expect(before).toBeGreaterThan(0);
    expect(before).toBeLessThan(simulator.store.collections.invoices.size);

    simulator.faults.clear();
    const rest = await connection.sync({ streams: ["invoices"] });
    expect(rest.exitCode).toBe(0);
    expect(ids(connection.destination.rows("invoices"))).toEqual(truth("invoices"));
    const read = rest.messages.filter(({ type }) => type === "RECORD").length;
    expect(read).toBeLessThanOrEqual(simulator.store.collections.invoices.size - before + 4 * 100);
  });

  it("loses nothing whichever checkpoint it resumes from", async () => {
    const whole = connect(simulator, config);
    const { messages } = await whole.sync({ streams: ["charges"] });
    const checkpoints = messages.flatMap((message, index) =>
      message.type === "STATE" ? [{ index, state: message.state }] : [],
    );
    expect(checkpoints.length).toBeGreaterThan(3);
    for (const { index, state } of checkpoints) {
      const resumed = connect(simulator, config);
      resumed.destination.take(messages.slice(0, index));
      resumed.states = [state];
      await resumed.sync({ streams: ["charges"] });
      expect(ids(resumed.destination.rows("charges"))).toEqual(truth("charges"));
    }
  });

  it("ends one stream at its last honest state when its list breaks, and finishes the others", async () => {
    const connection = connect(simulator, config);
    simulator.faults.add({ kind: "not-a-list", endpoint: "GET /v1/charges" });
    const { exitCode, messages } = await connection.sync({ streams: ["charges", "customers"] });
    expect(exitCode).toBe(1);
    expect(storyOf(messages, "customers").at(-1)).toBe("COMPLETE");
    expect(storyOf(messages, "charges").at(-1)).toBe("INCOMPLETE");
    expect(errorsOf(messages)[0]).toMatchObject({
      failure_type: "transient_error",
      stream_descriptor: { name: "charges" },
    });
    expect(ids(connection.destination.rows("customers"))).toEqual(truth("customers"));

    simulator.faults.clear();
    await connection.sync({ streams: ["charges", "customers"] });
    expect(ids(connection.destination.rows("charges"))).toEqual(truth("charges"));
  });

  it("completes through refusals, resets, cut bodies and HTML pages", async () => {
    for (const kind of ["503", "reset", "cut-body", "502-html"] as const)
      simulator.faults.add({ kind, probability: 0.04 });
    const connection = connect(simulator, config);
    const { exitCode } = await connection.sync({ streams: ["invoices", "charges"] });
    expect(exitCode).toBe(0);
    expect(ids(connection.destination.rows("invoices"))).toEqual(truth("invoices"));
  }, 120_000);
});

describe("a later sync", () => {
  it("takes an event that becomes visible late", async () => {
    const late = await startLiveAccount({
      customers: 20,
      months: 2,
      seed: 5,
      lateEvents: { share: 1, maxSeconds: 40 },
    });
    const connection = connect(late, config);
    await connection.sync({ streams: ["customers"] });
    const customers = late.store.collections.customers.all();
    const emails = () => customers.map(({ id }) => connection.destination.row("customers", id)!["email"]);
    late.advance(600);
    for (const { id } of customers) late.account.updateCustomer(id, { email: `${id}@example.com` });
    await connection.sync({ streams: ["customers"] });
    const seenAtOnce = emails().filter((email) => (email as string).startsWith("cus_")).length;
    expect(seenAtOnce).toBeLessThan(customers.length);
    late.advance(45);
    await connection.sync({ streams: ["customers"] });
    expect(emails()).toEqual(customers.map(({ id }) => `${id}@example.com`));
    await late.close();
  });

  it("finds what was canceled while the saved state grew older than the events", async () => {
    const connection = connect(simulator, config);
    await connection.sync({ streams: ["subscriptions"] });
    simulator.advance(40 * day);
    await connection.sync({ streams: ["subscriptions"] });
    const canceled = ids(simulator.store.collections.subscriptions.all().filter(({ status }) => status === "canceled"));
    expect(ids(connection.destination.rows("subscriptions").filter(({ status }) => status === "canceled"))).toEqual(
      canceled,
    );
  });

  it("refuses the state of another account with a config_error", async () => {
    const connection = connect(simulator, config);
    await connection.sync({ streams: ["products"] });
    const other = await startLiveAccount({
      customers: 1,
      months: 1,
      seed: 6,
      accountId: "acct_1OtherAccount",
    });
    const moved = connect(other, config);
    moved.states = connection.states;
    const { exitCode, messages } = await moved.sync({ streams: ["products"] });
    await other.close();
    expect(exitCode).toBe(1);
    expect(errorsOf(messages)[0]).toMatchObject({
      failure_type: "config_error",
      message: expect.stringContaining("acct_1OtherAccount") as string,
    });
    expect(messages.some(({ type }) => type === "RECORD")).toBe(false);
  });
});
