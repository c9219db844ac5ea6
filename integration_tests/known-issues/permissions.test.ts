import { errorsOf, storyOf } from "@airbyte/cdk-typescript-compat/testing";
import { startSimulator, type Simulator } from "stripe-simulator";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { allStreams, connect, type Outcome } from "../support/connection.js";
import { expectComplete } from "../support/expect-complete.js";
import { protocolProblems } from "../support/protocol.js";
import { idsOf } from "../support/records.js";
import { scopesBut } from "../support/scopes.js";

const minimal = "rk_live_51SimulatedMinimalKey";
const withoutInvoices = "rk_live_51SimulatedKeyWithoutInvoices";
const olderWording = "rk_live_51SimulatedKeyOfOlderWording";

/**
 * Read permissions on Customers and the whole Billing section, without Account, Events, Products, Charges or Disputes.
 */
const minimalScopes = [
  "customer_read",
  "subscription_read",
  "invoice_read",
  "plan_read",
  "coupon_read",
  "promotion_code_read",
  "credit_note_read",
  "tax_rate_read",
];
const scopesWithoutInvoices = scopesBut("invoice_read");

let simulator: Simulator;

beforeAll(async () => {
  simulator = await startSimulator({
    customers: 40,
    months: 4,
    seed: 3,
    livemode: true,
    keys: [
      { key: minimal, scopes: minimalScopes },
      { key: withoutInvoices, scopes: scopesWithoutInvoices },
      { key: olderWording, scopes: scopesWithoutInvoices, permissionWording: "older" },
    ],
  });
  return () => simulator.close();
}, 60_000);
beforeEach(() => simulator.requests.reset());

const statusesOf = ({ messages }: Outcome) =>
  messages.flatMap((message) => (message.type === "CONNECTION_STATUS" ? [message.connectionStatus] : []));

describe("a restricted key with Read on Customers and Billing alone", () => {
  it("#11 passes the check, although Stripe refuses it the account", async () => {
    const outcome = await connect(simulator, { api_key: minimal }).run("check");
    expect(statusesOf(outcome)).toMatchObject([{ status: "SUCCEEDED" }]);
    const accounts = simulator.requests.entries.filter(({ route }) => route === "/v1/account");
    expect(accounts.every(({ status }) => status === 403)).toBe(true);
    for (const permission of ["Products", "Charges", "Disputes", "Events"])
      expect(statusesOf(outcome)[0]!.message).toContain(permission);
    expect(statusesOf(outcome)[0]!.message).not.toContain("Invoices (");
  });

  it("#11 reads what it can, the derived streams too", async () => {
    const connection = connect(simulator, { api_key: minimal });
    const served = [
      "customers",
      "subscriptions",
      "invoices",
      "prices",
      "coupons",
      "lifecycle_events",
      "customer_metrics",
    ];
    const outcome = await connection.sync({ streams: served });
    expectComplete(outcome);
    for (const stream of served) expect(storyOf(outcome.messages, stream).at(-1)).toBe("COMPLETE");
    const { customers } = simulator.store.collections;
    expect(idsOf(connection.destination.rows("customers"))).toEqual(idsOf(customers.all()));
    // Without the product's name, the plan is named by the price's nickname or id.
    expect(connection.destination.rows("customer_metrics").some(({ plan }) => plan !== null)).toBe(true);
    // Stripe's refusal names the account.
    const accounts = new Set(connection.destination.rows("customers").map((row) => row["account_id"]));
    expect([...accounts]).toEqual([simulator.store.accountId]);
  });
});

describe.each([
  ["of today's", withoutInvoices],
  ["of the older", olderWording],
])("a key without the permission to read invoices, refused in Stripe's words %s kind", (_kind, api_key) => {
  it("#12 fails the check with the missing permission in the Dashboard's words", async () => {
    const outcome = await connect(simulator, { api_key }).run("check");
    expect(statusesOf(outcome)).toMatchObject([
      { status: "FAILED", message: expect.stringContaining("Invoices (Billing) → Read") as string },
    ]);
    expect(outcome.exitCode).toBe(0);
  });

  it("#12 reads what it can, ends the other streams INCOMPLETE with the permission's name, and exits as failed", async () => {
    const connection = connect(simulator, { api_key });
    const { exitCode, messages } = await connection.sync();
    expect(exitCode).toBe(1);
    const incomplete = allStreams.filter((stream) => storyOf(messages, stream).at(-1) === "INCOMPLETE");
    expect(incomplete).toEqual(["lifecycle_events", "customer_metrics", "invoices"]);
    for (const stream of allStreams.filter((name) => !incomplete.includes(name))) {
      expect(storyOf(messages, stream).at(-1), stream).toBe("COMPLETE");
      const { size } = simulator.store.collections[stream as "customers"];
      expect(connection.destination.rows(stream), stream).toHaveLength(size - inlinePricesIn(stream));
    }
    const error = errorsOf(messages).find(({ stream_descriptor: stream }) => stream?.name === "invoices");
    expect(error).toMatchObject({
      failure_type: "config_error",
      message: expect.stringContaining("Invoices (Billing) → Read") as string,
    });
    expect(protocolProblems(messages)).toEqual([]);
  });

  const inlinePricesIn = (stream: string) => (stream === "prices" ? simulator.store.inlinePrices.size : 0);
});
