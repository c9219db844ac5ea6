import { errorsOf, storyOf } from "@airbyte/cdk-typescript-compat/testing";
import { afterEach, describe, expect, it } from "vitest";
import type { RawStream } from "../../src/streams/kinds.js";
import { rawStreams } from "../../src/streams/raw-streams.js";
import { connect, type Connection, type Outcome } from "../support/connection.js";
import { expectComplete } from "../support/expect-complete.js";
import { stripesOwn } from "../support/expect-truth.js";
import { apiKey } from "../support/live-account.js";
import { logLines } from "../support/log-lines.js";
import { recordsOf, type Row } from "../support/records.js";
import { declaredProblems } from "../support/strict-schema.js";
import { hasFixtures } from "../support/templates.js";
import { worldStreams } from "../support/world-streams.js";
import { keyOf, startSubject, type Latency, type LoneSubject } from "../support/subject.js";

const day = 86_400;
/** Longer than events stay invisible. */
const aMoment = 120;

/** Their own tests cover these: rows in objects of the story, links that no answer shows, and what tests cannot make. */
const coveredElsewhere = new Set([
  "subscription_items",
  "invoice_line_items",
  "credit_note_line_items",
  "payout_balance_transactions",
  "active_entitlements",
  "events",
  "test_clocks",
]);

/** The story's own tests cover the others. */
const streams = rawStreams.filter((stream) => !worldStreams.includes(stream) && !coveredElsewhere.has(stream.name));

/** Whether every sync sends such requests, whatever its streams: for the account, and for the change feed. */
function isOfEverySync(route: string): boolean {
  return route === "/v1/account" || route === "/v1/events";
}

let subject: LoneSubject;
afterEach(() => subject.simulator.close());

/** Returns a connection to the account, and a function that syncs the stream. */
function connected({ name }: RawStream, key = apiKey) {
  const connection = connect(subject.simulator, { api_key: key });
  return { connection, sync: (): Promise<Outcome> => connection.sync({ streams: [name] }) };
}

/** Returns the destination's rows as Stripe shows them, without those that are deleted. */
function rowsOf(stream: RawStream, { destination }: Connection): Record<string, Row> {
  const living = destination.rows(stream.name).filter((row) => row["is_deleted"] === false);
  return Object.fromEntries(
    living.map((row) => [
      keyOf(stream, row, subject.simulator.store.accountId),
      withoutMadeId(stream, stripesOwn(row)),
    ]),
  );
}

/** The account's only object of a resource gets the account's id if it has none. */
function withoutMadeId({ listing }: RawStream, row: Row): Row {
  const { id, ...rest } = row;
  return listing === "single" && !("id" in Object.values(subject.truth())[0]!) ? rest : { id, ...rest };
}

describe.skipIf(!hasFixtures).each(streams)("the stream $name", (stream) => {
  it("has the whole list after the first sync, and then sends no request without a change", async () => {
    subject = await startSubject(stream, "pages");
    const { connection, sync } = connected(stream);
    const first = await sync();
    expectComplete(first);
    expect(rowsOf(stream, connection)).toEqual(subject.truth());
    const [record] = recordsOf(first.messages, stream.name);
    expect(declaredProblems(stream.name, record!)).toEqual([]);

    subject.simulator.advance(aMoment);
    expectComplete(await sync());
    subject.simulator.advance(aMoment);
    const before = subject.simulator.requests.entries.length;
    const outcome = await sync();
    expectComplete(outcome);
    const own = subject.simulator.requests.entries.slice(before).filter(({ route }) => !isOfEverySync(route));
    // One where no event reports changes.
    const lists = stream.unreported && stream.name !== "account" ? (stream.parts?.length ?? 1) : 0;
    expect(own.map(({ route }) => route)).toHaveLength(lists);
    expect(recordsOf(outcome.messages)).toHaveLength(stream.listing === "single" ? 1 : 0);
  });

  it("shows what happens to a row when it is due", async () => {
    subject = await startSubject(stream, "few");
    const { connection, sync } = connected(stream);
    expectComplete(await sync());
    for (const step of ["add", "change", "remove"] as const) {
      const latency: Latency = subject.latency[step];
      if (latency === "never") continue;
      // In the second in which the last sync began.
      subject[step]();
      subject.simulator.advance(latency === "day" ? day + aMoment : aMoment);
      expectComplete(await sync());
      expect(rowsOf(stream, connection), step).toEqual(subject.truth());
      const hasTombstone = connection.destination.rows(stream.name).some((row) => row["is_deleted"]);
      expect(hasTombstone, step).toBe(step === "remove");
    }
  });

  it("goes on after an interruption at any page", async () => {
    subject = await startSubject(stream, "pages");
    const { connection, sync } = connected(stream);
    for (let page = 1; page <= 3; page += 1) {
      let sent = 0;
      // A refusal is not sent again.
      const isFrom = ({ route }: { readonly route: string }) => !isOfEverySync(route) && ++sent >= page;
      subject.simulator.faults.add({ kind: "status", match: isFrom });
      const { exitCode } = await sync();
      // Later syncs have fewer pages to read than the list has.
      if (page === 1 && stream.name !== "account") expect(exitCode).toBe(1);
      subject.simulator.faults.clear();
    }
    expectComplete(await sync());
    expect(rowsOf(stream, connection)).toEqual(subject.truth());
  });

  it("ends incomplete with what to set if the key lacks the permission", async () => {
    const blind = "rk_live_51NothingButEvents";
    subject = await startSubject(stream, "few", { keys: [{ key: blind, scopes: ["event_read"] }] });
    const { exitCode, messages } = await connected(stream, blind).sync();
    expect(exitCode).toBe(1);
    expect(storyOf(messages, stream.name).slice(-2)).toEqual(["config_error", "INCOMPLETE"]);
    expect(errorsOf(messages)[0]!.message).toMatch(/lacks the permission .+\. Edit the restricted key/);
  });

  it("is complete without rows, with a warning, if its product is off", async () => {
    subject = await startSubject(stream, "few");
    const { product, simulator } = subject;
    if (product === undefined) return;
    expect(stream.product).toBe(product);
    simulator.products.switchOff(product);
    const outcome = await connected(stream).sync();
    expectComplete(outcome);
    expect(storyOf(outcome.messages, stream.name).at(-1)).toBe("COMPLETE");
    expect(recordsOf(outcome.messages)).toEqual([]);
    // An account without Connect has an empty list of accounts.
    if (product === "Connect") return;
    expect(logLines(outcome, "WARN").join("\n")).toContain(`The stream ${stream.name} has no rows`);
  });
});
