import type { AirbyteMessage } from "@airbyte/cdk-typescript-compat";
import { storyOf } from "@airbyte/cdk-typescript-compat/testing";
import type { Kinds, Simulator } from "stripe-simulator";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { connect, type Connection } from "../support/connection.js";
import { expectComplete } from "../support/expect-complete.js";
import { apiKey, startLiveAccount } from "../support/live-account.js";
import type { Row } from "../support/records.js";
import { scopesBut } from "../support/scopes.js";

type Charge = Kinds["charges"];

const config = { api_key: apiKey };
const derived = ["lifecycle_events", "customer_metrics"];
const day = 86_400;

let simulator: Simulator;

beforeAll(async () => {
  simulator = await startLiveAccount({ customers: 120, months: 8, seed: 5 });
}, 60_000);
afterAll(() => simulator.close());
beforeEach(() => simulator.requests.reset());

/** Replaces the key's permissions. */
function grantAllBut(...lost: readonly string[]): void {
  const scopes = scopesBut(null).filter((scope) => !lost.includes(scope));
  simulator.keys.add({ key: apiKey, scopes });
}

const rows = ({ destination }: Connection) => destination.rows("customer_metrics");
const emittedTypes = ({ destination }: Connection) =>
  new Set(destination.rows("lifecycle_events").map(({ event_type }) => event_type as string));

function warningsOf(messages: readonly AirbyteMessage[]): string[] {
  return messages.flatMap((message) =>
    message.type === "LOG" && message.log.level === "WARN" ? [message.log.message] : [],
  );
}

function answersOf(route: string, status: number): number {
  return simulator.requests.entries.filter((entry) => entry.route === route && entry.status === status).length;
}

/** Returns the rows of the derived streams, without the columns that contain the time of the sync. */
async function emitAll(): Promise<readonly Row[]> {
  grantAllBut();
  const connection = connect(simulator, config);
  expectComplete(await connection.sync({ streams: derived }));
  return rows(connection);
}

describe.each([
  [
    "charges",
    ["charge_read"],
    "/v1/charges",
    "Charges (Core) → Read",
    ["ltv_net", "refunded", "other_revenue"],
    ["payment_refunded", "payment_disputed", "dispute_lost"],
  ],
  [
    "credit notes",
    ["credit_note_read"],
    "/v1/credit_notes",
    "Credit notes (Billing) → Read",
    ["ltv_net"],
    ["credit_note_issued"],
  ],
])("a key that cannot read %s", (_what, lost, route, permission, emptied, unreported) => {
  it("gets derived streams that are complete except for that data, with one warning", async () => {
    const whole = new Map((await emitAll()).map((row) => [row["customer_id"], row]));
    grantAllBut(...lost);
    simulator.requests.reset();
    const connection = connect(simulator, config);
    const outcome = await connection.sync({ streams: derived });
    expectComplete(outcome);
    expect(warningsOf(outcome.messages).filter((text) => text.includes(permission))).toEqual([
      expect.stringMatching(/The derived streams continue without/),
    ]);
    expect(rows(connection)).toHaveLength(whole.size);
    for (const row of rows(connection)) {
      for (const column of emptied) expect(row[column], column).toBeNull();
      const { mrr, ltv, status } = whole.get(row["customer_id"])!;
      expect(row).toMatchObject({ mrr, ltv, status });
    }
    const types = emittedTypes(connection);
    for (const type of unreported) expect(types).not.toContain(type);
    expect(types).toContain("payment_succeeded");
    expect(answersOf(route, 403)).toBe(1);
  });

  it("gets complete derived streams from later syncs too, and from syncs after the permission is granted", async () => {
    grantAllBut(...lost);
    const connection = connect(simulator, config);
    expectComplete(await connection.sync({ streams: derived }));
    simulator.advance(day);
    simulator.requests.reset();
    const later = await connection.sync({ streams: derived });
    expectComplete(later);
    expect(warningsOf(later.messages).filter((text) => text.includes(permission))).toHaveLength(1);
    // Only the first few changed customers, which run in parallel, request the collection.
    expect(answersOf(route, 200)).toBe(0);

    grantAllBut();
    simulator.advance(day);
    const granted = await connection.sync({ streams: derived });
    expectComplete(granted);
    expect(warningsOf(granted.messages)).toEqual([]);
  });
});

describe("a key that cannot read disputes", () => {
  it("leaves the net revenue empty for customers with a dispute, and for no others", async () => {
    const { account, store } = simulator;
    const isFree = ({ status, disputed, refunded, customer }: Charge) =>
      status === "succeeded" && !disputed && !refunded && typeof customer === "string" && customer.startsWith("cus_");
    for (const { id } of store.collections.charges.all().filter(isFree).slice(0, 3)) account.createDispute(id, {});
    const charges = store.collections.charges.all().filter(({ disputed }) => disputed);
    const disputing = new Set(
      charges.map(({ customer }) => customer as string).filter((id) => !id.startsWith("gcus_")),
    );
    expect(disputing.size).toBeGreaterThan(1);

    grantAllBut("dispute_read");
    const connection = connect(simulator, config);
    const outcome = await connection.sync({ streams: derived });
    expectComplete(outcome);
    expect(warningsOf(outcome.messages).filter((text) => text.includes("Disputes (Core) → Read"))).toHaveLength(1);
    const empty = rows(connection).filter((row) => row["ltv_net"] === null && row["ltv"] !== null);
    expect(new Set(empty.map(({ customer_id }) => customer_id))).toEqual(disputing);
    expect(answersOf("/v1/disputes", 403)).toBe(1);
  });
});

describe("a key that can read none of charges, credit notes and disputes", () => {
  const lost = ["charge_read", "credit_note_read", "dispute_read"];

  it("passes the check, which names the missing permissions and their cost", async () => {
    grantAllBut(...lost);
    const { messages } = await connect(simulator, config).run("check");
    const status = messages.find(({ type }) => type === "CONNECTION_STATUS");
    expect(status).toMatchObject({ connectionStatus: { status: "SUCCEEDED" } });
    const { message } = (status as { connectionStatus: { message: string } }).connectionStatus;
    expect(message).toMatch(/Charges \(Core\) → Read: .*refunded, other_revenue and ltv_net stay empty/);
    expect(message).toMatch(/Credit notes \(Billing\) → Read: .*ltv_net stays empty/);
    expect(message).toMatch(/Disputes \(Core\) → Read: .*where a charge was disputed/);
  });

  it("is told each missing permission once in a sync: by the stream that needs it, if it is selected", async () => {
    grantAllBut(...lost);
    const { messages } = await connect(simulator, config).sync();
    const told = messages.flatMap((message) => {
      if (message.type === "LOG" && message.log.level === "WARN") return [message.log.message];
      return message.type === "TRACE" && message.trace.type === "ERROR" ? [message.trace.error.message] : [];
    });
    for (const row of ["Charges (Core)", "Credit notes (Billing)", "Disputes (Core)"]) {
      expect(told.filter((text) => text.includes(`${row} → Read`))).toHaveLength(1);
    }
    expect(told.filter((text) => text.includes("The derived streams continue without"))).toHaveLength(3);
  });

  it("gets these raw streams incomplete, and all others complete", async () => {
    grantAllBut(...lost);
    const connection = connect(simulator, config);
    const { exitCode, messages } = await connection.sync();
    expect(exitCode).toBe(1);
    const streams = ["charges", "credit_notes", "disputes", "customers", "invoices", ...derived];
    expect(streams.filter((stream) => storyOf(messages, stream).at(-1) === "INCOMPLETE")).toEqual([
      "charges",
      "credit_notes",
      "disputes",
    ]);
  });
});

describe("the collections of refunds, disputes and credit notes", () => {
  it("are listed once for both derived streams, and not at all for raw streams that do not need them", async () => {
    grantAllBut();
    const pages = (route: string) =>
      simulator.requests.entries.filter(
        (entry) => entry.route === route && entry.params["starting_after"] === undefined,
      );
    await connect(simulator, config).sync({ streams: derived });
    const both = pages("/v1/charges").length;
    simulator.requests.reset();
    await connect(simulator, config).sync({ streams: ["customer_metrics"] });
    expect(pages("/v1/charges")).toHaveLength(both);
    simulator.requests.reset();
    await connect(simulator, config).sync({ streams: ["customers", "invoices"] });
    for (const route of ["/v1/charges", "/v1/credit_notes", "/v1/disputes"]) expect(pages(route)).toEqual([]);
  });
});
