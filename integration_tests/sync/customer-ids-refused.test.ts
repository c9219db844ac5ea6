import { errorsOf } from "@airbyte/cdk-typescript-compat/testing";
import { startSimulator } from "stripe-simulator";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { connect, type Connection, type Outcome } from "../support/connection.js";
import { expectComplete } from "../support/expect-complete.js";
import { liveExplainedCustomers, type ExplainedCustomers } from "../support/explained-customers.js";
import { apiKey } from "../support/live-account.js";
import { logLines } from "../support/log-lines.js";
import { idsOf, recordsOf, statesOf } from "../support/records.js";

let customers: ExplainedCustomers;

beforeAll(async () => {
  customers = await liveExplainedCustomers();
});
afterAll(() => customers.account.close());

function limited(...ids: string[]): Connection {
  return connect(customers.account, { api_key: apiKey, customer_ids: ids });
}

const whatToGive = "Give the id of a customer (cus_...): the Dashboard shows it on the customer's page.";

describe("an id in customer_ids without a customer", () => {
  const sentences: readonly (readonly [string, string])[] = [
    ["", `An id is empty. ${whatToGive}`],
    ["gcus_123", "gcus_123 is a guest: Stripe's Dashboard groups payments without a customer under such ids."],
    [
      "ada@example.com",
      "ada@example.com is an address, which several customers can share, and not an id. Give instead: cus_",
    ],
    ["cus 1/../x", `"cus 1/../x" can't be the id of a customer. ${whatToGive}`],
    ["sub_nobody", `sub_nobody is the id of a subscription, not of a customer. ${whatToGive}`],
    ["cus_nobody", "Stripe knows no customer cus_nobody in the account and mode (live) of the API key."],
  ];

  it("gets a warning of its own and is counted, and the other customers are read", async () => {
    const connection = limited(...sentences.map(([id]) => id), customers.busy);
    const outcome = await connection.sync({ streams: ["customers", "customer_metrics"] });
    expectComplete(outcome);
    const warnings = logLines(outcome, "WARN");
    expect(warnings).toHaveLength(sentences.length);
    sentences.forEach(([, sentence], index) => expect(warnings[index]).toContain(`customer_ids: ${sentence}`));
    expect(idsOf(recordsOf(outcome.messages, "customers"))).toEqual([customers.busy]);
    expect(logLines(outcome, "INFO")).toContain(
      `customer_ids asked=${sentences.length + 1} read=1 deleted=0 refused=6`,
    );
  });

  it("ends the sync with a config_error if it is the only one, and keeps the state", async () => {
    const whole = connect(customers.account, { api_key: apiKey });
    await whole.sync({ streams: ["customers"] });
    const connection = limited("cus_nobody", "gcus_1");
    connection.states = whole.states;
    const { messages, exitCode } = await connection.sync({ streams: ["customers"] });
    expect(exitCode).toBe(1);
    expect(errorsOf(messages)[0]).toMatchObject({ failure_type: "config_error" });
    expect(errorsOf(messages)[0]!.message).toMatch(
      /^None of the ids in customer_ids .* cus_nobody .* gcus_1 is a guest/,
    );
    expect([recordsOf(messages), statesOf(messages, "customers")]).toEqual([[], []]);
  });

  it("is reported by the check, which fails if no valid id is left", async () => {
    const some = await limited("cus_nobody", customers.busy).run("check");
    const status = ({ messages }: Outcome) =>
      messages.flatMap((message) => (message.type === "CONNECTION_STATUS" ? [message.connectionStatus] : []))[0]!;
    expect(status(some).status).toBe("SUCCEEDED");
    expect(status(some).message).toContain("customer_ids limits every sync to 2 customers, until it is emptied.");
    expect(status(some).message).toContain("customer_ids: Stripe knows no customer cus_nobody");
    const none = await limited("cus_nobody").run("check");
    expect(status(none)).toMatchObject({
      status: "FAILED",
      message: expect.stringMatching(/^None of the ids/) as string,
    });
  });

  it("is reported as an id of the other mode if the customer exists there", async () => {
    const keys = [{ key: "rk_test_51SimulatedReadOnlyKey", scopes: "all" as const }];
    const simulator = await startSimulator({ customers: 2, months: 1, seed: 1, livemode: true, keys });
    const { id } = simulator.store.collections.customers.all()[0]!;
    const connection = connect(simulator, { api_key: keys[0]!.key, customer_ids: [id] });
    const { messages } = await connection.sync({ streams: ["customers"] });
    expect(errorsOf(messages)[0]!.message).toContain(
      `${id} is a customer of live mode, and the API key is of test mode. Use a key of live mode for it, or give a customer of test mode.`,
    );
    await simulator.close();
  });
});
