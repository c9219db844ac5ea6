import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { connect, type Connection, type Outcome } from "../support/connection.js";
import { expectComplete } from "../support/expect-complete.js";
import { apiKey } from "../support/live-account.js";
import { startQuietAccount, type QuietAccount } from "../support/quiet-account.js";
import { recordsOf } from "../support/records.js";
import { scopesBut } from "../support/scopes.js";
import { workingCard } from "../support/working-card.js";

const day = 86_400;
const streams = ["lifecycle_events", "customer_metrics"];
const anotherDefinition = /The stream lifecycle_events was begun with another definition of MRR/;

function ledgerOf(outcome: Outcome): unknown[] {
  const rows = recordsOf(outcome.messages).filter((row) => "mrr_delta" in row && row["mrr_delta"] !== null);
  return rows.map((row) => row["mrr_delta"]);
}

/** Removes from the states what an older connector did not save. */
function asOlder(connection: Connection): void {
  connection.states = JSON.parse(
    JSON.stringify(connection.states, (key, value: unknown) =>
      key === "definition" || key === "reported" || key === "evidence_from" ? undefined : value,
    ),
  ) as object[];
}

describe("the state of an older connector", () => {
  let quiet: QuietAccount;
  let customer: string;

  const begin = async (scopes?: readonly string[]) => {
    quiet = await startQuietAccount({ ...(scopes && { scopes }) });
    const { account } = quiet;
    customer = account.createCustomer({ email: "ada@example.com", card: workingCard }).id;
    const product = account.createProduct({ name: "Plan" }).id;
    const recurring = { interval: "month" } as const;
    const price = account.createPrice({ product, currency: "usd", unitAmount: 1900, recurring }).id;
    const paused = account.createSubscription({ customer, items: [{ price }] }).id;
    quiet.advance(40 * day);
    account.updateSubscription(paused, { pauseCollection: { behavior: "void" } });
    quiet.advance(day);
  };
  afterEach(() => quiet.close());

  it("does not repeat a correction in each sync of a key without Events", async () => {
    await begin(scopesBut("event_read"));
    const connection = connect(quiet, { api_key: apiKey });
    expectComplete(await connection.sync({ streams }));
    asOlder(connection);
    const corrections: unknown[][] = [];
    for (let sync = 0; sync < 5; sync += 1) {
      quiet.advance(day);
      const outcome = await connection.sync({ streams });
      expectComplete(outcome);
      expect(outcome.stdout).toMatch(anotherDefinition);
      corrections.push(ledgerOf(outcome));
    }
    expect(corrections.slice(1)).toEqual([[], [], [], []]);
    expect(connection.destination.row("customer_metrics", customer)).toMatchObject({ mrr: 0, status_detail: "paused" });
  });

  it("is followed with Events, and derives the rows of every customer again", async () => {
    await begin();
    const connection = connect(quiet, { api_key: apiKey });
    expectComplete(await connection.sync({ streams }));
    asOlder(connection);
    quiet.advance(day);
    const outcome = await connection.sync({ streams });
    expect(outcome.stdout).toMatch(anotherDefinition);
    expect(recordsOf(outcome.messages).filter((row) => row["customer_id"] === customer && "arr" in row)).toHaveLength(
      1,
    );
    expect(ledgerOf(outcome)).toEqual([]);
    const next = await connection.sync({ streams });
    expect(next.stdout).toMatch(anotherDefinition);
  });
});

describe("options that decide MRR", () => {
  let quiet: QuietAccount;
  beforeEach(async () => {
    quiet = await startQuietAccount({});
  });
  afterEach(() => quiet.close());

  it.each([
    ["discounts", { discounts: "none" }],
    ["past_due_max_days", { past_due_max_days: 3 }],
    ["movement_window_minutes", { movement_window_minutes: 5 }],
  ])("warn of another definition at each sync after a change: %s", async (_option, metrics) => {
    const connection = connect(quiet, { api_key: apiKey });
    expect((await connection.sync({ streams })).stdout).not.toMatch(anotherDefinition);
    const changed = connect(quiet, { api_key: apiKey, metrics });
    changed.states = connection.states;
    expect((await changed.sync({ streams })).stdout).toMatch(anotherDefinition);
    expect((await changed.sync({ streams })).stdout).toMatch(anotherDefinition);
  });

  it("do not include the names of plans", async () => {
    const connection = connect(quiet, { api_key: apiKey });
    await connection.sync({ streams });
    const changed = connect(quiet, { api_key: apiKey, metrics: { plan_name: "nickname" } });
    changed.states = connection.states;
    expect((await changed.sync({ streams })).stdout).not.toMatch(anotherDefinition);
  });
});
