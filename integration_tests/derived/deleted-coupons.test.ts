import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { connect, type Connection } from "../support/connection.js";
import { expectComplete } from "../support/expect-complete.js";
import { apiKey } from "../support/live-account.js";
import { presentMrr, emittedMrr } from "../support/oracle-sums.js";
import { signUp, startQuietAccount, type QuietAccount } from "../support/quiet-account.js";

const hour = 3600;

let simulator: QuietAccount;
let connection: Connection;
let subscription: string;
let customer: string;

/** Creates a customer who pays 100 a month less 20 % by coupon SPRING. */
beforeEach(async () => {
  simulator = await startQuietAccount();
  const { account } = simulator;
  [customer = ""] = signUp(simulator, 1, () => 60);
  const product = account.createProduct({ name: "Pro" }).id;
  const recurring = { interval: "month" } as const;
  const price = account.createPrice({ product, currency: "usd", unitAmount: 10_000, recurring }).id;
  account.createCoupon({ id: "SPRING", percentOff: 20, duration: "forever" });
  simulator.advance(60);
  subscription = account.createSubscription({ customer, items: [{ price }], discounts: ["SPRING"] }).id;
  connection = connect(simulator, { api_key: apiKey });
});
afterEach(() => simulator.close());

async function mrrAfter(seconds: number, syncing = connection): Promise<unknown> {
  simulator.advance(seconds);
  expectComplete(await syncing.sync());
  const { destination } = syncing;
  expect(emittedMrr(destination.rows("lifecycle_events"))).toEqual(presentMrr(destination.rows("customer_metrics")));
  return destination.row("customer_metrics", customer)!["mrr"];
}

/** Changes the customer, so that the next sync derives the customer again. */
const touch = () => simulator.account.updateCustomer(customer, { name: `Renamed at ${simulator.clock.nowSeconds}` });

describe("a discount whose coupon was deleted", () => {
  it("keeps its terms in every sync, also if another coupon gets the id", async () => {
    const { account } = simulator;
    expect(await mrrAfter(hour)).toBe(8000);
    account.deleteCoupon("SPRING");
    touch();
    expect(await mrrAfter(hour)).toBe(8000);
    account.createCoupon({ id: "SPRING", percentOff: 50, duration: "forever" });
    touch();
    expect(await mrrAfter(hour)).toBe(8000);
    touch();
    expect(await mrrAfter(hour)).toBe(8000);
  });

  it("changes to the new coupon of that id only when the subscription gets the new coupon", async () => {
    const { account } = simulator;
    expect(await mrrAfter(hour)).toBe(8000);
    account.deleteCoupon("SPRING");
    simulator.advance(60);
    account.createCoupon({ id: "SPRING", percentOff: 50, duration: "forever" });
    touch();
    expect(await mrrAfter(hour)).toBe(8000);
    account.updateSubscription(subscription, { discounts: ["SPRING"] });
    expect(await mrrAfter(hour)).toBe(5000);
  });

  it("counts neither in the row nor in the ledger if the coupon was deleted before the connection began", async () => {
    simulator.advance(hour);
    simulator.account.deleteCoupon("SPRING");
    simulator.advance(hour);
    simulator.account.createCoupon({ id: "SPRING", percentOff: 50, duration: "forever" });
    expect(await mrrAfter(hour)).toBe(10_000);
    touch();
    expect(await mrrAfter(hour)).toBe(10_000);
  });

  it("stays restricted to its products, which the deletion event does not contain", async () => {
    const { account } = simulator;
    const product = account.createProduct({ name: "Other" }).id;
    account.createCoupon({ id: "OTHERS", percentOff: 90, duration: "forever", appliesTo: [product] });
    account.updateSubscription(subscription, { discounts: ["SPRING", "OTHERS"] });
    expect(await mrrAfter(hour)).toBe(8000);
    account.deleteCoupon("OTHERS");
    touch();
    expect(await mrrAfter(hour)).toBe(8000);
    touch();
    expect(await mrrAfter(hour)).toBe(8000);
  });

  it("is found through its deletion event by a scoped sync of its customer", async () => {
    expect(await mrrAfter(hour)).toBe(8000);
    simulator.account.deleteCoupon("SPRING");
    simulator.advance(hour);
    const refreshing = connect(simulator, { api_key: apiKey, customer_ids: [customer] });
    refreshing.states = connection.states;
    expectComplete(await refreshing.sync());
    expect(refreshing.destination.row("customer_metrics", customer)).toMatchObject({ mrr: 8000 });
  });
});
