import { afterEach, describe, expect, it } from "vitest";
import { connect, type Connection } from "./support/connection.js";
import { expectTruth } from "./support/expect-truth.js";
import { apiKey } from "./support/live-account.js";
import { signUp, startQuietAccount, type QuietAccount } from "./support/quiet-account.js";
import { recordsOf } from "./support/records.js";

const day = 86_400;

describe("a full rescan", () => {
  let simulator: QuietAccount;
  afterEach(() => simulator.close());

  it("comes after the configured days, and finds the end of a discount that no event tells", async () => {
    const { connection, customer } = await discountedForAMonth({ full_rescan_interval_days: 10 });
    const mrr = () => connection.destination.row("customer_metrics", customer)!["mrr"];
    await syncAfter(0);
    expect(mrr()).toBe(500);
    await syncAfter(28);
    await syncAfter(6);
    // 34 days: the discount ended on the 31st, the last rescan was on the 28th.
    expect(mrr()).toBe(500);
    const { messages } = await syncAfter(5);
    expect(mrr()).toBe(1000);
    expect(recordsOf(messages, "lifecycle_events").map(({ change_types }) => change_types)).toEqual([
      ["discount_expired"],
    ]);
    expect(recordsOf(messages, "customers").length).toBe(simulator.store.collections.customers.size);
    const told = connection.destination.rows("lifecycle_events").map(({ mrr_delta }) => Number(mrr_delta));
    expect(told.reduce((sum, delta) => sum + delta, 0)).toBe(1000);

    async function syncAfter(days: number) {
      simulator.advance(days * day);
      return connection.sync();
    }
  });

  it("never comes where the interval is 0", async () => {
    const { connection } = await discountedForAMonth({ full_rescan_interval_days: 0 });
    await connection.sync();
    for (let month = 0; month < 3; month += 1) {
      simulator.advance(25 * day);
      simulator.requests.reset();
      const { messages } = await connection.sync();
      expect(recordsOf(messages)).toEqual([]);
      expect(Object.keys(simulator.requests.countByRoute()).toSorted()).toEqual(["GET /v1/account", "GET /v1/events"]);
    }
  });

  it("is gone on with where it was interrupted", async () => {
    const { connection } = await discountedForAMonth({ full_rescan_interval_days: 10 });
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
    // The second in which a page ends is read again.
    expect(before + after - simulator.store.collections.customers.size).toBeLessThanOrEqual(pages);
    expectTruth(connection, simulator, "customers");
  });

  /** One customer who pays 120 a year, half of it in the first month. Amounts in minor units: 1000 a month. */
  async function discountedForAMonth(config: object): Promise<{ connection: Connection; customer: string }> {
    simulator = await startQuietAccount();
    const { account } = simulator;
    const [customer = ""] = signUp(simulator, 1, () => 60);
    const product = account.createProduct({ name: "Yearly" });
    const recurring = { interval: "year" } as const;
    const price = account.createPrice({ product: product.id, currency: "usd", unitAmount: 12_000, recurring });
    const coupon = account.createCoupon({ percentOff: 50, duration: "repeating", durationInMonths: 1 });
    account.createSubscription({ customer, items: [{ price: price.id }], discounts: [coupon.id] });
    simulator.advance(120);
    return { connection: connect(simulator, { api_key: apiKey, ...config }), customer };
  }
});

describe("a coupon whose id is used again after its deletion", () => {
  let simulator: QuietAccount;
  afterEach(() => simulator.close());

  it.each([
    ["both between two syncs", 0],
    ["a sync between deletion and return", 120],
  ])("is there, and not deleted: %s", async (_case, secondsBetween) => {
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
