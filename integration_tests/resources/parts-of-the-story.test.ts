import type { Simulator } from "stripe-simulator";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { streamNamed } from "../../src/streams/raw-streams.js";
import { connect, type Connection } from "../support/connection.js";
import { expectComplete } from "../support/expect-complete.js";
import { stripesOwn } from "../support/expect-truth.js";
import { apiKey, startLiveAccount } from "../support/live-account.js";
import type { Row } from "../support/records.js";
import { truthOfParts } from "../support/truth-of-parts.js";
import { declaredProblems } from "../support/strict-schema.js";

const day = 86_400;
const streams = ["subscription_items", "invoice_line_items", "credit_note_line_items"] as const;

let simulator: Simulator;
let connection: Connection;

const truth = (stream: string) => truthOfParts(simulator, streamNamed(stream));

function rows(stream: string, isDeleted: boolean): Record<string, Row> {
  const found = connection.destination.rows(stream).filter((row) => row["is_deleted"] === isDeleted);
  return Object.fromEntries(found.map((row) => [row["id"] as string, stripesOwn(row)]));
}

beforeAll(async () => {
  simulator = await startLiveAccount({ customers: 60, months: 12, seed: 31 });
  connection = connect(simulator, { api_key: apiKey });
  expectComplete(await connection.sync({ streams }));
}, 60_000);
afterAll(() => simulator.close());

describe.each(streams)("the stream %s", (stream) => {
  it("has every part of every object, those that its list cuts as well, as its schema says", () => {
    expect(Object.keys(truth(stream)).length).toBeGreaterThan(1);
    expect(rows(stream, false)).toEqual(truth(stream));
    for (const row of connection.destination.rows(stream)) expect(declaredProblems(stream, row)).toEqual([]);
  });
});

it("the list of the objects is read once for the streams of their parts and their own", async () => {
  const pagesFor = async (...selected: string[]) => {
    const before = simulator.requests.entries.length;
    expectComplete(await connect(simulator, { api_key: apiKey }).sync({ streams: selected }));
    return simulator.requests.entries.slice(before).filter(({ route }) => route === "/v1/invoices").length;
  };
  const alone = await pagesFor("invoices");
  // How a range is split depends on which page arrives first.
  expect(await pagesFor("invoices", "invoice_line_items")).toBeLessThan(1.5 * alone);
});

it("after weeks of changes the parts are those of the account, and the others are marked as deleted", async () => {
  const before = Object.fromEntries(streams.map((stream) => [stream, truth(stream)]));
  const { account, store } = simulator;
  const active = store.collections.subscriptions.all().filter(({ status }) => status === "active");
  const price = active[0]!.items.data[0]!.price.id;
  // An item is added and another one removed, and a draft loses its lines.
  const other = active.find(({ items }) => items.data.length === 1 && items.data[0]!.price.id !== price)!;
  account.updateSubscription(other.id, { items: [{ id: other.items.data[0]!.id, deleted: true }, { price }] });
  for (let week = 0; week < 3; week += 1) {
    simulator.advance(7 * day);
    expectComplete(await connection.sync({ streams }));
  }
  simulator.advance(120);
  expectComplete(await connection.sync({ streams }));
  for (const stream of streams) {
    const now = truth(stream);
    expect(rows(stream, false), stream).toEqual(now);
    const gone = Object.keys(before[stream]!).filter((id) => !(id in now));
    expect(Object.keys(rows(stream, true)), stream).toEqual(expect.arrayContaining(gone));
  }
  expect(rows("subscription_items", true)).toHaveProperty(other.items.data[0]!.id);
});
