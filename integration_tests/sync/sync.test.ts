import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Simulator } from "stripe-simulator";
import { connect, type Connection, type Outcome } from "../support/connection.js";
import { expectComplete } from "../support/expect-complete.js";
import { expectTruth } from "../support/expect-truth.js";
import { apiKey, startLiveAccount } from "../support/live-account.js";
import { createLongLists } from "../support/long-lists.js";
import { startQuietAccount, type QuietAccount } from "../support/quiet-account.js";
import { worldStreams } from "../support/world-streams.js";

const config = { api_key: apiKey, external_id_metadata_key: "workspace_id" };
const day = 86_400;

describe("a sync of everything, three days of changes, and another sync", () => {
  let simulator: Simulator;
  let connection: Connection;
  let first: Outcome;
  let second: Outcome;
  let firstRequests: Readonly<Record<string, number>>;

  beforeAll(async () => {
    simulator = await startLiveAccount({
      customers: 300,
      months: 14,
      seed: 7,
    });
    connection = connect(simulator, config);
    first = await connection.sync();
    firstRequests = simulator.requests.countByRoute();
    simulator.advance(3 * day);
    second = await connection.sync();
  }, 120_000);

  afterAll(() => simulator.close());

  it("completes both times", () => {
    expect([first.exitCode, second.exitCode]).toEqual([0, 0]);
  });

  it.each(worldStreams)("makes $name equal to the account's truth", ({ name, expand }) => {
    const truth = new Map([...simulator.truth(name as "invoices", expand)].map((object) => [object.id, object]));
    const rows = connection.destination.rows(name);
    const living = rows.filter((row) => row["is_deleted"] === false);
    expect(living.map(({ id }) => id as string).toSorted()).toEqual([...truth.keys()].map(String).toSorted());
    for (const { account_id, observed_at: _at, is_deleted: _deleted, ...object } of living) {
      expect(account_id).toBe(simulator.store.accountId);
      expect(object).toEqual(truth.get(object["id"] as string));
    }
  });

  it("reads each collection once, however many streams need it", () => {
    const { invoices, subscriptions, customers } = simulator.store.collections;
    for (const [route, { size }] of Object.entries({ invoices, subscriptions, customers })) {
      const pages = Math.ceil(size / 100);
      expect(firstRequests[`GET /v1/${route}`]).toBeGreaterThanOrEqual(pages);
      expect(firstRequests[`GET /v1/${route}`]).toBeLessThan(pages * 1.5 + 4);
    }
  });

  it("sends only GET requests", () => {
    expect(simulator.requests.entries.filter(({ notGet }) => notGet)).toEqual([]);
  });
});

describe("the lists within an object, of which Stripe embeds ten entries at most", () => {
  let quiet: QuietAccount;

  beforeAll(async () => {
    quiet = await startQuietAccount();
    return () => quiet.close();
  });

  it("arrive completely, from lists and after changes", async () => {
    const connection = connect(quiet, config);
    for (const _when of ["first sync", "a change later"]) {
      const { charge, invoice, creditNote } = createLongLists(quiet.account);
      quiet.advance(600);
      expectComplete(await connection.sync());
      for (const { name } of worldStreams) expectTruth(connection, quiet, name);
      const embedded = (stream: string, id: string, field: string) =>
        (connection.destination.row(stream, id)![field] as { readonly data: readonly unknown[] }).data.length;
      expect(embedded("charges", charge, "refunds")).toBe(12);
      expect(embedded("invoices", invoice, "payments")).toBeGreaterThanOrEqual(12);
      expect(embedded("credit_notes", creditNote, "lines")).toBe(12);
    }
  });

  it("are read again if only they change: a pending refund that succeeds or fails, a dispute that closes", async () => {
    const connection = connect(quiet, config);
    const { account } = quiet;
    const charges = Array.from({ length: 3 }, () =>
      account.createCharge({ amountMinor: 9_000, currency: "usd", customer: "guest" }),
    );
    const [first, second, disputed] = charges.map(({ id }) => id) as [string, string, string];
    const refunds = [first, second].map((id) => account.refundCharge(id, { status: "pending" }).id);
    const dispute = account.createDispute(disputed).id;
    quiet.advance(600);
    expectComplete(await connection.sync());
    account.settleRefund(refunds[0]!, "succeeded");
    account.settleRefund(refunds[1]!, "failed");
    account.closeDispute(dispute, "lost");
    quiet.advance(600);
    const { messages, ...outcome } = await connection.sync({ streams: ["charges", "disputes"] });
    expectComplete({ messages, ...outcome });
    for (const stream of ["charges", "disputes"]) expectTruth(connection, quiet, stream);
    const statusOf = (id: string) =>
      (connection.destination.row("charges", id)!["refunds"] as { data: { status: string }[] }).data[0]!.status;
    expect([first, second].map(statusOf)).toEqual(["succeeded", "failed"]);
    expect(connection.destination.row("disputes", dispute)).toMatchObject({ status: "lost", charge: disputed });
  });
});
