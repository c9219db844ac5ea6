import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { systemClock } from "../../src/stripe/clock.js";
import { createHttpWire, type Wire, type WireAnswer } from "../../src/stripe/request/wire.js";
import { bytesOf } from "../../src/stripe/testing.js";
import { connect, type Connection } from "../support/connection.js";
import { apiKey } from "../support/live-account.js";
import { logLines } from "../support/log-lines.js";
import { signUp, startQuietAccount, type QuietAccount } from "../support/quiet-account.js";
import { scopesBut } from "../support/scopes.js";

const day = 86_400;
const recurring = { interval: "month" } as const;
const derived = ["lifecycle_events", "customer_metrics"];
const streams = ["customers", "subscriptions", ...derived];

let simulator: QuietAccount;
let customers: readonly string[];

/** Creates seven customers who pay 100 a month less 20 % by a coupon. */
beforeEach(async () => {
  simulator = await startQuietAccount();
  const { account } = simulator;
  customers = signUp(simulator, 7, () => 60);
  const product = account.createProduct({ name: "Pro" }).id;
  const { id: price } = account.createPrice({ product, currency: "usd", unitAmount: 10_000, recurring });
  account.createCoupon({ id: "SPRING", percentOff: 20, duration: "forever" });
  simulator.advance(60);
  for (const customer of customers) account.createSubscription({ customer, items: [{ price }], discounts: ["SPRING"] });
  simulator.advance(3_600);
});
afterEach(() => simulator.close());

const open = (config: object = {}, wire?: Wire): Connection =>
  connect(simulator, { api_key: apiKey, ...config }, wire ? { wire } : {});

/** Connects as before, with other options. */
function reopened(before: Connection, config: object = {}): Connection {
  const connection = open(config);
  connection.states = before.states;
  return connection;
}

/** A Stripe that shows no deleted coupon. */
const refusing: Wire = async (request, signal) =>
  request.headers["Stripe-Version"] === "2025-02-24.acacia" ? refusal() : createHttpWire(systemClock)(request, signal);

function refusal(): WireAnswer {
  return {
    status: 400,
    headers: { "content-type": "application/json" },
    body: bytesOf(JSON.stringify({ error: { type: "invalid_request_error", message: "Invalid Stripe API version." } })),
  };
}

/** What is known to be wrong: how it happens, in the last sync, and the warnings of that sync, one line each. */
const errors: Readonly<Record<string, readonly [happen: () => Promise<Connection>, ...warnings: readonly RegExp[]]>> = {
  "a gap of more than 28 days": [
    async () => {
      const connection = open();
      await connection.sync({ streams });
      simulator.advance(40 * day);
      return connection;
    },
    /^The last sync of customers, subscriptions was more than 28 days ago.* without is_deleted.* Clear a stream if/,
    /^The last sync of lifecycle_events, customer_metrics was more than 28 days ago.* Deduplicate by event_id/,
  ],
  "an import window that begins earlier": [
    async () => {
      const first = open({ import_window: { window: "last_months", months: 3 } });
      await first.sync({ streams });
      return reopened(first);
    },
    /^The import window begins earlier than before\. lifecycle_events .* Clear the stream and sync again if sums matter\.$/,
  ],
  "a first sync that was interrupted long ago": [
    async () => {
      const first = open();
      const { messages } = await first.sync({ streams: derived });
      const begun = open();
      begun.take(
        messages.slice(
          0,
          messages.findIndex(({ type }) => type === "RECORD"),
        ),
      );
      simulator.advance(2 * day);
      return begun;
    },
    /^The first sync of lifecycle_events was interrupted and begins again.* Clear the stream and sync again\.$/,
  ],
  "a key without Events": [
    async () => {
      simulator.keys.add({ key: apiKey, scopes: scopesBut("event_read") });
      return open();
    },
    /^The API key lacks Events \(Core\) → Read, so changes can't be followed.* Add this permission/,
  ],
  "a key that cannot read what derived streams can do without": [
    async () => {
      simulator.keys.add({ key: apiKey, scopes: scopesBut("charge_read") });
      return open();
    },
    /lacks the permission Charges \(Core\) → Read.* set this permission, .* The derived streams continue without refunds/,
  ],
  "another definition of MRR": [
    async () => {
      const first = open();
      await first.sync({ streams });
      return reopened(first, { metrics: { discounts: "none" } });
    },
    /^The stream lifecycle_events was begun with another definition of MRR.* Clear the stream/,
  ],
  "a saved time that cannot be right": [
    async () => {
      const first = open();
      await first.sync({ streams: ["customers"] });
      const text = JSON.stringify(first.states).replace(/"events_cursor":\d+/, '"events_cursor":99999999999');
      first.states = JSON.parse(text) as object[];
      return first;
    },
    /^The saved state of stream "customers" has times that cannot be right.* lists everything again/,
  ],
  "deleted coupons of several customers": [
    async () => {
      simulator.account.deleteCoupon("SPRING");
      simulator.advance(40 * day);
      return open({}, refusing);
    },
    /^For 7 customers, MRR is given without a discount, because its coupon was deleted.* Customers: (cus_\w+, ){4}cus_\w+ and 2 more\. The first: Discount di_/,
  ],
  "a full refresh of some customers": [
    async () => open({ customer_ids: [customers[0]] }),
    /^customer_ids limits this sync, and it is a full refresh of .* Choose incremental/,
  ],
};

describe("what is known to be wrong", () => {
  it.each(Object.entries(errors))(
    "is said once, with the cure, by the sync that causes it: %s",
    async (name, [happen, ...warnings]) => {
      const connection = await happen();
      const selected = name.startsWith("a saved time")
        ? ["customers"]
        : name.startsWith("a first sync")
          ? derived
          : streams;
      const syncMode = name.startsWith("a full refresh") ? "full_refresh" : "incremental";
      const outcome = await connection.sync({ streams: selected, syncMode });
      const said = logLines(outcome, "WARN");
      expect(said).toHaveLength(warnings.length);
      warnings.forEach((warning, index) => expect(said[index]).toMatch(warning));
    },
    60_000,
  );

  it("is not said by a sync that nothing is wrong with", async () => {
    const connection = open();
    expect(logLines(await connection.sync({ streams }), "WARN")).toEqual([]);
    simulator.advance(day);
    expect(logLines(await connection.sync({ streams }), "WARN")).toEqual([]);
  });
});
