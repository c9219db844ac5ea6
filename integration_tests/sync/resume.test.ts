import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { errorsOf, storyOf } from "@airbyte/cdk-typescript-compat/testing";
import type { Simulator } from "stripe-simulator";
import { connect } from "../support/connection.js";
import { apiKey, startLiveAccount } from "../support/live-account.js";

const config = { api_key: apiKey };
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

describe("a sync in which requests fail", () => {
  it("ends one stream at its last valid state if its list breaks, and finishes the others", async () => {
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

  it("completes despite refusals, resets, truncated bodies and HTML pages", async () => {
    for (const kind of ["503", "reset", "cut-body", "502-html"] as const)
      simulator.faults.add({ kind, probability: 0.04 });
    const connection = connect(simulator, config);
    const { exitCode } = await connection.sync({ streams: ["invoices", "charges"] });
    expect(exitCode).toBe(0);
    expect(ids(connection.destination.rows("invoices"))).toEqual(truth("invoices"));
  }, 120_000);
});
