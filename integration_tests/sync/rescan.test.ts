import { afterEach, describe, expect, it } from "vitest";
import { connect, type Connection, type Outcome } from "../support/connection.js";
import { expectComplete } from "../support/expect-complete.js";
import { expectTruth } from "../support/expect-truth.js";
import { apiKey } from "../support/live-account.js";
import { presentMrr, emittedMrr } from "../support/oracle-sums.js";
import { signUp, startQuietAccount, type QuietAccount } from "../support/quiet-account.js";
import { recordsOf } from "../support/records.js";

const day = 86_400;

describe("a discount that expires without an event", () => {
  let account: Discounted;
  afterEach(() => account.simulator.close());

  it("is found by the first sync after it, which reads only its customer", async () => {
    account = await discountedForAMonth({ full_rescan_interval_days: 0 });
    await syncAfter(account, 0);
    expect(mrrIn(account)).toBe(500);
    expect(recordsOf((await syncAfter(account, 27)).messages)).toEqual([]);
    const { messages } = await syncAfter(account, 7);
    expect(mrrIn(account)).toBe(1000);
    expect(changesIn(messages)).toEqual([["discount_expired"]]);
    expect(recordsOf(messages)).toHaveLength(2);
    const lists = account.simulator.requests.entries.filter(({ route }) =>
      /subscriptions$|invoices$|charges$/.test(route),
    );
    expect(lists.map(({ params }) => params["customer"])).toEqual(lists.map(() => account.customer));
    expectSum(account);
    expect(recordsOf((await syncAfter(account, 27)).messages)).toEqual([]);
  });

  it("is found by the next rescan if the state does not track the customer", async () => {
    account = await discountedForAMonth({ full_rescan_interval_days: 10 });
    await syncAfter(account, 0);
    await syncAfter(account, 27);
    discardCustomers(account);
    expect(recordsOf((await syncAfter(account, 7)).messages)).toEqual([]);
    expect(mrrIn(account)).toBe(500);
    expect(changesIn((await syncAfter(account, 5)).messages)).toEqual([["discount_expired"]]);
    expect(mrrIn(account)).toBe(1000);
    expectSum(account);
    // All customers were derived again, so the state tracks all of them.
    expect(changesIn((await syncAfter(account, 11)).messages)).toEqual([]);
  });
});

describe("a full rescan", () => {
  let simulator: QuietAccount;
  afterEach(() => simulator.close());

  it("comes after the configured days, and reads everything", async () => {
    const account = await discountedForAMonth({ full_rescan_interval_days: 10 });
    simulator = account.simulator;
    await syncAfter(account, 0);
    expect(recordsOf((await syncAfter(account, 9)).messages, "customers")).toEqual([]);
    const { messages } = await syncAfter(account, 1);
    expect(recordsOf(messages, "customers").length).toBe(simulator.store.collections.customers.size);
    expect(changesIn(messages)).toEqual([]);
  });

  it("never comes if the interval is 0", async () => {
    const account = await discountedForAMonth({ full_rescan_interval_days: 0 });
    simulator = account.simulator;
    await syncAfter(account, 0);
    await syncAfter(account, 20);
    await syncAfter(account, 20);
    for (let month = 0; month < 3; month += 1) {
      const { messages } = await syncAfter(account, 25);
      expect(recordsOf(messages)).toEqual([]);
      expect(Object.keys(simulator.requests.countByRoute()).toSorted()).toEqual(["GET /v1/account", "GET /v1/events"]);
    }
  });

  it("continues where it was interrupted", async () => {
    const account = await discountedForAMonth({ full_rescan_interval_days: 10 });
    simulator = account.simulator;
    const { connection } = account;
    signUp(simulator, 450, () => 60);
    const streams = ["customers"];
    await connection.sync({ streams });
    simulator.advance(11 * day);
    const { states } = connection;
    const { messages } = await connect(simulator, { api_key: apiKey }).sync({ streams });
    expect(recordsOf(messages).length).toBeGreaterThan(400);
    connection.states = states;
    const interrupted = new AbortController();
    let pages = 0;
    const match = ({ route }: { readonly route: string }): boolean => {
      if (route !== "/v1/customers" || ++pages <= 3) return false;
      interrupted.abort();
      return true;
    };
    simulator.faults.add({ kind: "hang", match });
    const first = await connection.sync({ streams, signal: interrupted.signal });
    simulator.faults.clear();
    const second = await connection.sync({ streams });
    const [before, after] = [recordsOf(first.messages).length, recordsOf(second.messages).length];
    expect(before).toBeGreaterThan(100);
    // The second at the end of a page is read again.
    expect(before + after - simulator.store.collections.customers.size).toBeLessThanOrEqual(pages);
    expectTruth(connection, simulator, "customers");
  });
});

interface Discounted {
  readonly simulator: QuietAccount;
  readonly connection: Connection;
  readonly customer: string;
}

/** Creates a customer who pays 120 a year, half of it in the first month. Amounts in minor units: 1000 a month. */
async function discountedForAMonth(config: object): Promise<Discounted> {
  const simulator = await startQuietAccount();
  const { account } = simulator;
  const [customer = ""] = signUp(simulator, 1, () => 60);
  const product = account.createProduct({ name: "Yearly" });
  const recurring = { interval: "year" } as const;
  const price = account.createPrice({ product: product.id, currency: "usd", unitAmount: 12_000, recurring });
  const coupon = account.createCoupon({ percentOff: 50, duration: "repeating", durationInMonths: 1 });
  account.createSubscription({ customer, items: [{ price: price.id }], discounts: [coupon.id] });
  simulator.advance(120);
  return { simulator, connection: connect(simulator, { api_key: apiKey, ...config }), customer };
}

async function syncAfter({ simulator, connection }: Discounted, days: number): Promise<Outcome> {
  simulator.advance(days * day);
  simulator.requests.reset();
  const outcome = await connection.sync();
  expectComplete(outcome);
  return outcome;
}

function mrrIn({ connection, customer }: Discounted): unknown {
  return connection.destination.row("customer_metrics", customer)!["mrr"];
}

function changesIn(messages: Outcome["messages"]): unknown[] {
  return recordsOf(messages, "lifecycle_events").map(({ change_types }) => change_types);
}

function expectSum({ connection: { destination } }: Discounted): void {
  expect(emittedMrr(destination.rows("lifecycle_events"))).toEqual(presentMrr(destination.rows("customer_metrics")));
}

/** Removes the tracked customers, as in a state that an older version wrote. */
function discardCustomers({ connection }: Discounted): void {
  const text = JSON.stringify(connection.states, (key, value: unknown) => (key === "carry_over" ? undefined : value));
  expect(text.length).toBeLessThan(JSON.stringify(connection.states).length);
  connection.states = JSON.parse(text) as object[];
}

describe("a coupon whose id is used again after its deletion", () => {
  let simulator: QuietAccount;
  afterEach(() => simulator.close());

  it.each([
    ["both between two syncs", 0],
    ["a sync between deletion and return", 120],
  ])("exists and is not deleted: %s", async (_case, secondsBetween) => {
    simulator = await startQuietAccount();
    const { account, advance } = simulator;
    const connection = connect(simulator, { api_key: apiKey });
    const sync = () => connection.sync({ streams: ["coupons"] });
    account.createCoupon({ id: "SUMMER", percentOff: 10, duration: "once" });
    advance(120);
    await sync();
    account.deleteCoupon("SUMMER");
    if (secondsBetween > 0) {
      advance(secondsBetween);
      await sync();
      expect(connection.destination.row("coupons", "SUMMER")).toMatchObject({ is_deleted: true, percent_off: 10 });
    }
    account.createCoupon({ id: "SUMMER", percentOff: 20, duration: "once" });
    advance(120);
    await sync();
    expect(connection.destination.row("coupons", "SUMMER")).toMatchObject({ is_deleted: false, percent_off: 20 });
    expectTruth(connection, simulator, "coupons");
  });
});
