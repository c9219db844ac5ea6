import { errorsOf } from "@airbyte/cdk-typescript-compat/testing";
import { createAccount, VirtualClock } from "stripe-simulator";
import { beforeEach, describe, expect, it } from "vitest";
import { connect, type Outcome } from "../support/connection.js";
import { expectComplete } from "../support/expect-complete.js";
import { leaksOf } from "../support/leaks.js";
import { apiKey } from "../support/live-account.js";
import { beginningSeconds, signUp, startQuietAccount, type QuietAccount } from "../support/quiet-account.js";
import { idsOf, recordsOf, statesOf } from "../support/records.js";
import { readScopes, scopesBut } from "../support/scopes.js";
import { workingCard } from "../support/working-card.js";

const day = 86_400;

function idsIn({ messages }: Outcome, stream: string): string[] {
  return idsOf(recordsOf(messages, stream));
}

describe("connected_account_id", () => {
  const id = "acct_1Connected";
  const config = { api_key: apiKey, connected_account_id: id };
  let platform: QuietAccount;
  let customer: string;

  beforeEach(async () => {
    platform = await startPlatform();
    return () => platform.close();
  });

  /** Starts a platform with two customers, and a connected account with one customer. */
  async function startPlatform(scopes?: readonly string[]): Promise<QuietAccount> {
    const clock = new VirtualClock(beginningSeconds);
    const connected = createAccount({ accountId: id, livemode: true, clock, seed: 7 });
    customer = connected.createCustomer({ email: "ada@example.com", card: workingCard }).id;
    connected.createCharge({ customer, amountMinor: 500, currency: "usd" });
    const quiet = await startQuietAccount({ connectedAccounts: [connected.store], ...(scopes && { scopes }) });
    signUp(quiet, 2, () => day);
    return quiet;
  }

  it("reads this account only, and names it in every request and record, whatever the key's permissions", async () => {
    await platform.close();
    platform = await startPlatform(scopesBut("connected_account_read"));
    const connection = connect(platform, config);
    const outcome = await connection.sync();
    expectComplete(outcome);
    expect(idsIn(outcome, "customers")).toEqual([customer]);
    expect(idsIn(outcome, "charges")).toHaveLength(1);
    const accounts = recordsOf(outcome.messages).map((row) => row["account_id"]);
    expect(new Set(accounts)).toEqual(new Set([id]));
    expect(recordsOf(outcome.messages, "lifecycle_events")).not.toEqual([]);
    expect(new Set(platform.requests.entries.map(({ account }) => account))).toEqual(new Set([id]));
  });

  it("is kept apart from the key's own account, whose state is refused", async () => {
    const own = connect(platform, { api_key: apiKey });
    expectComplete(await own.sync({ streams: ["customers"] }));
    const connection = connect(platform, config);
    connection.states = own.states;
    const { messages, exitCode } = await connection.sync({ streams: ["customers"] });
    expect(exitCode).toBe(1);
    expect(errorsOf(messages)[0]).toMatchObject({ failure_type: "config_error" });
    for (const account of [id, platform.store.accountId]) expect(errorsOf(messages)[0]!.message).toContain(account);
    expect(recordsOf(messages)).toEqual([]);
  });

  it("of an account that is not connected ends check and sync with a config_error that names it", async () => {
    const connection = connect(platform, { ...config, connected_account_id: "acct_1Stranger" });
    const sentence =
      "The API key has no access to the connected account acct_1Stranger: it is not connected in live mode";
    const { messages, exitCode } = await connection.sync({ streams: ["customers", "customer_metrics"] });
    expect(exitCode).toBe(1);
    for (const error of errorsOf(messages).slice(0, 2)) {
      expect(error).toMatchObject({
        failure_type: "config_error",
        message: expect.stringContaining(sentence) as string,
      });
    }
    expect([recordsOf(messages), statesOf(messages, "customers")]).toEqual([[], []]);
    const check = await connection.run("check");
    expect(check.messages).toMatchObject([
      { connectionStatus: { status: "FAILED", message: expect.stringContaining(sentence) as string } },
    ]);
  });

  it("is refused before any request if it is not an account id", async () => {
    const { messages } = await connect(platform, { ...config, connected_account_id: "cus_1" }).run("check");
    expect(messages).toMatchObject([
      { connectionStatus: { status: "FAILED", message: expect.stringContaining("acct_...") as string } },
    ]);
    expect(platform.requests.entries).toEqual([]);
  });

  it("can be read with a key of an organization, by Stripe-Context", async () => {
    const key = "sk_org_live_51SimulatedOrganizationKey";
    platform.keys.add({ key, scopes: readScopes });
    const connection = connect(platform, { api_key: key, connected_account_id: id });
    const outcome = await connection.sync();
    expectComplete(outcome);
    expect(idsIn(outcome, "customers")).toEqual([customer]);
    expect(leaksOf(key, outcome.stdout)).toEqual([]);
    const check = await connection.run("check");
    expect(check.messages).toMatchObject([{ connectionStatus: { status: "SUCCEEDED" } }]);
    expect(platform.requests.writes).toEqual([]);
    const alone = await connect(platform, { api_key: key }).run("check");
    expect(alone.messages).toMatchObject([
      { connectionStatus: { status: "FAILED", message: expect.stringContaining("connected_account_id") as string } },
    ]);
  });

  it("with a key of an organization that can write is refused by the check", async () => {
    const key = "sk_org_live_51SimulatedOrganizationKey";
    platform.keys.add({ key, scopes: [...readScopes, "customer_write"] });
    const check = await connect(platform, { api_key: key, connected_account_id: id }).run("check");
    expect(check.messages).toMatchObject([
      { connectionStatus: { status: "FAILED", message: expect.stringContaining("Customers (Core)") as string } },
    ]);
    expect(platform.requests.writes).toEqual([]);
  });
});
