import { afterEach, describe, expect, it } from "vitest";
import { connect, type Connection } from "../support/connection.js";
import { expectComplete } from "../support/expect-complete.js";
import { apiKey } from "../support/live-account.js";
import { signUp, startQuietAccount, type QuietAccount } from "../support/quiet-account.js";
import { scopesBut } from "../support/scopes.js";

const day = 86_400;
const config = { api_key: apiKey, full_rescan_interval_days: 0 };
const retrieving = "GET /v1/customers/{id}";

describe("a customer that other objects reference but no list shows", () => {
  let simulator: QuietAccount;
  afterEach(() => simulator.close());

  /** Starts an account with customers who have an invoice each. The first `deleted` of them are deleted. */
  async function withDeleted(deleted: number, scopes = scopesBut(null)): Promise<readonly string[]> {
    simulator = await startQuietAccount({ scopes });
    const ids = signUp(simulator, 20, () => 60);
    for (const customer of ids)
      simulator.account.createInvoice({ customer, currency: "usd", lines: [{ amountMinor: 500 }] });
    for (const id of ids.slice(0, deleted)) simulator.account.deleteCustomer(id);
    simulator.advance(day);
    return ids;
  }

  async function sync(connection: Connection): Promise<void> {
    simulator.requests.reset();
    expectComplete(await connection.sync());
  }

  const isDeleted = (connection: Connection, stream: string, id: string): unknown =>
    connection.destination.row(stream, id)?.["is_deleted"];

  it("was deleted, and costs no request in live mode", async () => {
    const ids = await withDeleted(12);
    simulator.advance(40 * day);
    const connection = connect(simulator, config);
    await sync(connection);
    expect(simulator.requests.countByRoute()[retrieving]).toBeUndefined();
    for (const [index, id] of ids.entries()) expect(isDeleted(connection, "customer_metrics", id), id).toBe(index < 12);
  });

  it("has a tombstone after a gap that is longer than the change feed, without a request", async () => {
    const ids = await withDeleted(0);
    const connection = connect(simulator, config);
    await sync(connection);
    for (const id of ids.slice(0, 12)) simulator.account.deleteCustomer(id);
    simulator.advance(40 * day);
    await sync(connection);
    expect(simulator.requests.countByRoute()[retrieving]).toBeUndefined();
    for (const stream of ["customers", "customer_metrics"])
      for (const [index, id] of ids.entries()) expect(isDeleted(connection, stream, id), id).toBe(index < 12);
  });

  it("is unknown to Stripe, as after the deletion of its test clock, and costs the others nothing if an event names it", async () => {
    await withDeleted(0);
    const connection = connect(simulator, config);
    await sync(connection);
    const { invoices } = simulator.store.collections;
    simulator.account.shelf.add("/v1/invoices", { ...invoices.all()[0]!, id: "in_late", customer: "cus_unknown" });
    simulator.advance(120);
    await sync(connection);
    const asked = simulator.requests.entries.filter(({ params }) => params["customer"] === "cus_unknown");
    expect(asked.map(({ route }) => route)).toContain("/v1/subscriptions");
    expect(isDeleted(connection, "customer_metrics", "cus_unknown")).toBe(true);
  });

  it.each([
    ["with events", null],
    ["without the permission for events", "event_read"],
  ])("exists if it was created while the lists were read: %s", async (_what, lost) => {
    await withDeleted(3, scopesBut(lost));
    const connection = connect(simulator, config);
    await sync(connection);
    simulator.advance(40 * day);
    let created: string | undefined;
    simulator.faults.add({
      kind: "500",
      match: ({ route }) => {
        // The list of customers was requested before. The request for invoices is answered.
        const { [`GET /v1/customers`]: listed = 0 } = simulator.requests.countByRoute();
        if (route !== "/v1/invoices" || created !== undefined || listed === 0) return false;
        created = simulator.account.createCustomer({ email: "late@example.com" }).id;
        simulator.account.createInvoice({ customer: created, currency: "usd", lines: [{ amountMinor: 500 }] });
        return false;
      },
    });
    await sync(connection);
    simulator.faults.clear();
    expect(created).toBeDefined();
    expect(isDeleted(connection, "customers", created!)).not.toBe(true);
    expect(isDeleted(connection, "customer_metrics", created!)).not.toBe(true);
    simulator.advance(120);
    await sync(connection);
    expect(isDeleted(connection, "customers", created!)).toBe(false);
    expect(isDeleted(connection, "customer_metrics", created!)).toBe(false);
  });
});
