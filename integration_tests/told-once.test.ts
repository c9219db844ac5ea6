import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { connect, type Connection } from "./support/connection.js";
import { expectComplete } from "./support/expect-complete.js";
import { apiKey } from "./support/live-account.js";
import { startQuietAccount, type QuietAccount } from "./support/quiet-account.js";
import { recordsOf, type Row } from "./support/records.js";
import { workingCard } from "./support/working-card.js";

const config = { api_key: apiKey, external_id_metadata_key: "user_id" };

let simulator: QuietAccount;
let connection: Connection;
let price: string;

beforeEach(async () => {
  simulator = await startQuietAccount();
  const { account } = simulator;
  const product = account.createProduct({ name: "Pro" }).id;
  const recurring = { interval: "month" } as const;
  price = account.createPrice({ product, currency: "usd", unitAmount: 2000, recurring }).id;
  connection = connect(simulator, config);
  return () => simulator.close();
});

/** What an append destination would gain of the ledger in a sync. */
async function ledgerAfter(seconds: number): Promise<readonly Row[]> {
  simulator.advance(seconds);
  const outcome = await connection.sync();
  expectComplete(outcome);
  return recordsOf(outcome.messages, "lifecycle_events");
}

const typesOf = (rows: readonly Row[]) => rows.map(({ event_type }) => event_type as string);

const signUp = () => simulator.account.createCustomer({ email: "a@example.com", name: "A", card: workingCard }).id;

describe("the ledger in an append destination, when syncs follow each other within the minute that is read again", () => {
  it("has each event once, though its customer was touched again", async () => {
    const { account } = simulator;
    const early = signUp();
    const first = await ledgerAfter(10);
    expect(typesOf(first)).toEqual(["user_signed_up"]);

    account.createSubscription({ customer: early, items: [{ price }] });
    const late = signUp();
    const second = await ledgerAfter(30);
    expect(typesOf(second)).toEqual(
      expect.arrayContaining(["user_signed_up", "subscription_changed", "payment_succeeded"]) as string[],
    );

    for (const customer of [early, late]) account.updateCustomer(customer, { name: "B" });
    expect(await ledgerAfter(10)).toEqual([]);
    account.refundCharge(simulator.store.collections.charges.all()[0]!.id, { amountMinor: 500 });
    for (const customer of [early, late]) account.updateCustomer(customer, { name: "C" });
    expect(typesOf(await ledgerAfter(10))).toEqual(["payment_refunded"]);
    for (const customer of [early, late]) account.updateCustomer(customer, { name: "D" });
    expect(await ledgerAfter(5)).toEqual([]);
    expect(await ledgerAfter(3600)).toEqual([]);
    expect(stateOf(connection)["told_events"]).toEqual([]);
  });

  it("has an event again that reads otherwise now", async () => {
    const customer = signUp();
    const [first] = await ledgerAfter(30);
    simulator.account.updateCustomer(customer, { metadata: { user_id: "42" } });
    const [again, ...others] = await ledgerAfter(10);
    expect(others).toEqual([]);
    expect(first).toMatchObject({ event_type: "user_signed_up", external_id: null });
    expect(again).toEqual({ ...first, external_id: "42" });
  });

  it("has an event again whose sync did not come to its end", async () => {
    await ledgerAfter(600);
    const { states } = connection;
    const customer = signUp();
    expect(typesOf(await ledgerAfter(10))).toEqual(["user_signed_up"]);
    connection.states = states;
    simulator.account.updateCustomer(customer, { name: "B" });
    expect(typesOf(await ledgerAfter(10))).toEqual(["user_signed_up"]);
  });

  it("costs a state of less than 64 KB in the busiest minute", async () => {
    for (let index = 0; index < 110; index += 1) {
      simulator.account.createSubscription({ customer: signUp(), items: [{ price }] });
    }
    await ledgerAfter(10);
    const state = stateOf(connection);
    const told = state["told_events"] as readonly string[];
    expect(told.length).toBeGreaterThan(300);
    // 500 of them, and as many ids of Stripe's events.
    const most = JSON.stringify(state).length + (500 - told.length) * 65 + 500 * 35;
    expect(most).toBeLessThan(64 * 1024);
  });
});

afterEach(() => {
  // Only the ledger remembers what it told.
  const others = connection.states.filter((state) => nameOf(state) !== "lifecycle_events");
  expect(others.length).toBeGreaterThan(5);
  for (const state of others) expect(JSON.stringify(state)).not.toContain("told_events");
});

interface StateOfStream {
  readonly stream: {
    readonly stream_descriptor: { readonly name: string };
    readonly stream_state: Readonly<Record<string, unknown>>;
  };
}

function nameOf(state: object): string {
  return (state as StateOfStream).stream.stream_descriptor.name;
}

function stateOf({ states }: Connection): Readonly<Record<string, unknown>> {
  return (states.find((state) => nameOf(state) === "lifecycle_events") as StateOfStream).stream.stream_state;
}
