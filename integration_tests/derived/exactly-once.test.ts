import { beforeEach, describe, expect, it } from "vitest";
import { connect, type Connection } from "../support/connection.js";
import { expectComplete } from "../support/expect-complete.js";
import { apiKey } from "../support/live-account.js";
import { presentMrr, emittedMrr } from "../support/oracle-sums.js";
import { startQuietAccount, type QuietAccount } from "../support/quiet-account.js";
import { recordsOf, type Row } from "../support/records.js";
import { workingCard } from "../support/working-card.js";

const config = { api_key: apiKey };

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

/** Returns the rows that an append destination would add to the ledger in a sync. */
async function ledgerAfter(seconds: number): Promise<readonly Row[]> {
  simulator.advance(seconds);
  const outcome = await connection.sync();
  expectComplete(outcome);
  const { destination } = connection;
  expect(emittedMrr(destination.rows("lifecycle_events"))).toEqual(presentMrr(destination.rows("customer_metrics")));
  return recordsOf(outcome.messages, "lifecycle_events");
}

const typesOf = (rows: readonly Row[]) => rows.map(({ event_type }) => event_type as string);

const signUp = () => simulator.account.createCustomer({ email: "a@example.com", name: "A", card: workingCard }).id;

describe("the ledger in an append destination, when syncs follow each other within a minute", () => {
  it("contains each event once, a minute after it was recorded, although its customer changes again and again", async () => {
    const { account } = simulator;
    const early = signUp();
    expect(await ledgerAfter(10)).toEqual([]);
    account.createSubscription({ customer: early, items: [{ price }] });
    const late = signUp();
    expect(await ledgerAfter(30)).toEqual([]);

    for (const customer of [early, late]) account.updateCustomer(customer, { name: "B" });
    expect(typesOf(await ledgerAfter(21))).toEqual(["user_signed_up"]);
    account.refundCharge(simulator.store.collections.charges.all()[0]!.id, { amountMinor: 500 });
    for (const customer of [early, late]) account.updateCustomer(customer, { name: "C" });
    const third = await ledgerAfter(10);
    expect(typesOf(third)).toEqual(
      expect.arrayContaining(["user_signed_up", "subscription_changed", "payment_succeeded"]) as string[],
    );
    for (const customer of [early, late]) account.updateCustomer(customer, { name: "D" });
    expect(await ledgerAfter(5)).toEqual([]);
    expect(typesOf(await ledgerAfter(3600))).toEqual(["payment_refunded"]);
    expect(await ledgerAfter(3600)).toEqual([]);
  });

  it("contains an event again only if its sync did not complete", async () => {
    await ledgerAfter(600);
    const { states } = connection;
    const customer = signUp();
    expect(typesOf(await ledgerAfter(61))).toEqual(["user_signed_up"]);
    connection.states = states;
    simulator.account.updateCustomer(customer, { name: "B" });
    expect(typesOf(await ledgerAfter(10))).toEqual(["user_signed_up"]);
  });

  it("does not need a list of emitted events: the state of the busiest minute is small", async () => {
    for (let index = 0; index < 110; index += 1) {
      simulator.account.createSubscription({ customer: signUp(), items: [{ price }] });
    }
    await ledgerAfter(10);
    const first = stateOf(connection);
    expect(JSON.stringify(first).length).toBeLessThan(1024);
    expect((await ledgerAfter(120)).length).toBeGreaterThan(300);
    // A subscription of the last minute is remembered until its invoice shows its MRR.
    expect(JSON.stringify(stateOf(connection)).length).toBeLessThan(1024 + 110 * 40);
  });
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
