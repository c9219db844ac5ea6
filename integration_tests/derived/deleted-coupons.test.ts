import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { systemClock } from "../../src/stripe/clock.js";
import { createHttpWire, type Wire, type WireAnswer } from "../../src/stripe/request/wire.js";
import { bytesOf } from "../../src/stripe/testing.js";
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
let product: string;
let price: string;
const recurring = { interval: "month" } as const;

/** Creates a customer who pays 100 a month less 20 % by coupon SPRING. */
beforeEach(async () => {
  simulator = await startQuietAccount();
  const { account } = simulator;
  [customer = ""] = signUp(simulator, 1, () => 60);
  product = account.createProduct({ name: "Pro" }).id;
  price = account.createPrice({ product, currency: "usd", unitAmount: 10_000, recurring }).id;
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

/** An answer of Stripe to a version that it does not accept. */
function refusal(): WireAnswer {
  const error = { type: "invalid_request_error", message: "Invalid Stripe API version: 2025-02-24.acacia" };
  return { status: 400, headers: { "content-type": "application/json" }, body: bytesOf(JSON.stringify({ error })) };
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

  it("keeps its terms if the coupon was deleted before the connection began, also if another coupon got the id", async () => {
    simulator.advance(hour);
    simulator.account.deleteCoupon("SPRING");
    simulator.advance(hour);
    simulator.account.createCoupon({ id: "SPRING", percentOff: 50, duration: "forever" });
    expect(await mrrAfter(hour)).toBe(8000);
    touch();
    expect(await mrrAfter(hour)).toBe(8000);
  });

  it("costs one request for all customers, and none in later syncs", async () => {
    const { account, requests } = simulator;
    const [other = ""] = signUp(simulator, 1, () => 60);
    account.createSubscription({ customer: other, items: [{ price }], discounts: ["SPRING"] });
    simulator.advance(hour);
    account.deleteCoupon("SPRING");
    // The event of the deletion has left the change feed.
    expect(await mrrAfter(40 * 24 * hour)).toBe(8000);
    expect(connection.destination.row("customer_metrics", other)).toMatchObject({ mrr: 8000 });
    expect(requests.countByRoute()).toMatchObject({
      "GET /v1/coupons/{id}": 1,
      "GET /v1/subscriptions/{id}": 1,
    });
    requests.reset();
    touch();
    expect(await mrrAfter(hour)).toBe(8000);
    expect(requests.countByRoute()).not.toHaveProperty(["GET /v1/coupons/{id}"]);
    expect(requests.countByRoute()).not.toHaveProperty(["GET /v1/subscriptions/{id}"]);
  });

  it("3900 with a forever coupon of 40 % deleted a year ago: 2340", async () => {
    const { account } = simulator;
    const [subscriber = ""] = signUp(simulator, 1, () => 60);
    account.createCoupon({ id: "FORTY", percentOff: 40, duration: "forever" });
    const of3900 = account.createPrice({ product, currency: "usd", unitAmount: 3900, recurring }).id;
    account.createSubscription({ customer: subscriber, items: [{ price: of3900 }], discounts: ["FORTY"] });
    simulator.advance(hour);
    account.deleteCoupon("FORTY");
    await mrrAfter(365 * 24 * hour);
    expect(connection.destination.row("customer_metrics", subscriber)).toMatchObject({ mrr: 2340, mrr_gross: 3900 });
  });

  it("does not count, in the row or in the ledger, if Stripe refuses to show the coupon, and the log reports it", async () => {
    simulator.advance(hour);
    simulator.account.deleteCoupon("SPRING");
    const wire = createHttpWire(systemClock);
    const refusing: Wire = async (request, signal) =>
      request.headers["Stripe-Version"] === "2025-02-24.acacia" ? refusal() : wire(request, signal);
    const refused = connect(simulator, { api_key: apiKey }, { wire: refusing });
    simulator.advance(40 * 24 * hour);
    const outcome = await refused.sync();
    expectComplete(outcome);
    expect(refused.destination.row("customer_metrics", customer)).toMatchObject({ mrr: 10_000 });
    expect(emittedMrr(refused.destination.rows("lifecycle_events"))).toEqual(
      presentMrr(refused.destination.rows("customer_metrics")),
    );
    const logs = outcome.messages.flatMap((message) => (message.type === "LOG" ? message.log.message : []));
    expect(logs.filter((text) => text.includes("its coupon is unknown"))).toHaveLength(1);
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
