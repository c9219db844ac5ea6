import type { Store } from "stripe-simulator";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { DerivedState } from "../../src/state/state.js";
import { connect, type Connection, type Outcome } from "../support/connection.js";
import { expectComplete } from "../support/expect-complete.js";
import { fasterClock } from "../support/faster-clock.js";
import { apiKey } from "../support/live-account.js";
import { logLines } from "../support/log-lines.js";
import { emittedMrr, presentMrr } from "../support/oracle-sums.js";
import { startQuietAccount, type QuietAccount } from "../support/quiet-account.js";
import { workingCard } from "../support/working-card.js";

const day = 86_400;
const customers = 20_000;
const mostRemembered = 10_000;
const streams = ["lifecycle_events", "customer_metrics"];
/** Only the types with deltas and a few others, because the test is about sums. */
const config = { api_key: apiKey, metrics: { event_set: "canonical" } };

/**
 * The yearly invoices of all subscriptions show an MRR of 29.00, and each reports 0 because its collection is paused.
 */
describe("an account with 20,000 paused customers, of whom the state remembers 10,000", () => {
  let quiet: QuietAccount;
  let connection: Connection;
  let biggerPrice: string;
  let first: Outcome;
  /** Subscriptions that no test has changed, by whether the first state remembers them. */
  const unchanged = { remembered: [] as string[], beyond: [] as string[] };
  const ownerOf = (id: string) => quiet.store.collections.subscriptions.get(id)?.customer as string;
  const beyond = new Set<string>();

  beforeAll(async () => {
    quiet = await startQuietAccount();
    const { account, advance } = quiet;
    const product = account.createProduct({ name: "Pro" }).id;
    const priceOf = (unitAmount: number) =>
      account.createPrice({ product, currency: "usd", unitAmount, recurring: { interval: "year" } }).id;
    const price = priceOf(34_800);
    biggerPrice = priceOf(58_800);
    const customer = account.createCustomer({ email: "ada@example.com", card: workingCard }).id;
    const { id } = account.createSubscription({ customer, items: [{ price }] });
    advance(10 * day);
    account.updateSubscription(id, { pauseCollection: { behavior: "void" } });
    multiply(quiet.store, customers);
    advance(50 * day);

    connection = connect(quiet, config, { clock: fasterClock(100) });
    first = await connection.sync({ streams });
    expectComplete(first);
    const { reported } = savedState();
    for (const subscription of quiet.store.collections.subscriptions.all()) {
      const isRemembered = reported!.mrr[subscription.id] !== undefined;
      unchanged[isRemembered ? "remembered" : "beyond"].push(subscription.id);
      if (!isRemembered) beyond.add(ownerOf(subscription.id));
    }
  }, 600_000);

  afterAll(() => quiet.close());

  it("has right sums after the first sync, and a state within 512 KB that remembers 10,000 of them", () => {
    expect(connection.destination.rows("customer_metrics")).toHaveLength(customers);
    expect(customersOff()).toEqual([]);
    expect(unchanged.remembered).toHaveLength(mostRemembered);
    expect(savedState().reported!.dropped).toBe(customers - mostRemembered);
    expect(JSON.stringify(savedState()).length).toBeLessThan(513 * 1024);
    expect(logLines(first, "WARN")).toEqual([fullState(customers - mostRemembered)]);
  });

  it("has right sums after a full rescan, also of the customers beyond the limit", async () => {
    changeSome();
    // A week after the first sync, everything is listed again.
    quiet.advance(8 * day);
    const outcome = await connection.sync({ streams });
    expectComplete(outcome);
    expect(customersOff()).toEqual([]);
    expect(logLines(outcome, "WARN")).toEqual([fullState(savedState().reported!.dropped)]);
    expect(savedState().reported!.dropped).toBeGreaterThan(mostRemembered - 10);
  }, 600_000);

  it("has right sums of the remembered customers after a gap, and a warning with the number of the others", async () => {
    const { dropped } = savedState().reported!;
    changeSome();
    quiet.advance(35 * day);
    // Events show these changes. Those before have left the change feed.
    changeSome();
    quiet.advance(5 * day);
    const outcome = await connection.sync({ streams });
    expectComplete(outcome);
    const off = customersOff();
    expect(off.filter((customer) => !beyond.has(customer))).toEqual([]);
    expect(off.length).toBeLessThanOrEqual(dropped);
    expect(logLines(outcome, "WARN")).toEqual([
      expect.stringMatching(/^The last sync of .* was more than 28 days ago/),
      `The MRR changes of ${dropped} subscriptions may have been reported twice or not at all by the stream ` +
        "lifecycle_events, because the state had no room for what was reported and the events since then are missing. " +
        "Clear the stream and sync again.",
      fullState(savedState().reported!.dropped),
    ]);
    expect(JSON.stringify(savedState()).length).toBeLessThan(513 * 1024);
  }, 600_000);

  /** Resumes a subscription, cancels one, and gives one another price, of those remembered and of those beyond. */
  function changeSome(): void {
    const { account } = quiet;
    for (const ids of Object.values(unchanged)) {
      account.updateSubscription(ids.pop()!, { pauseCollection: null });
      account.cancelSubscription(ids.pop()!);
      const id = ids.pop()!;
      const [item] = quiet.store.collections.subscriptions.get(id)!.items.data;
      account.updateSubscription(id, {
        items: [{ id: item!.id, price: biggerPrice }],
        prorationBehavior: "none",
        pauseCollection: null,
      });
    }
  }

  function savedState(): DerivedState {
    const states = connection.states as {
      stream: { stream_descriptor: { name: string }; stream_state: DerivedState };
    }[];
    return states.find(({ stream }) => stream.stream_descriptor.name === "lifecycle_events")!.stream.stream_state;
  }

  /** Returns the customers whose deltas do not add up to their MRR. */
  function customersOff(): string[] {
    const emitted = emittedMrr(connection.destination.rows("lifecycle_events"));
    const present = presentMrr(connection.destination.rows("customer_metrics"));
    const owners = [...new Set([...Object.keys(emitted), ...Object.keys(present)])];
    return owners
      .filter((owner) => (emitted[owner] ?? 0) !== (present[owner] ?? 0))
      .map((owner) => owner.split(" ")[0]!);
  }
});

function fullState(dropped: number): string {
  return (
    `The state is full: the reported MRR of ${dropped} subscriptions is not stored by the stream lifecycle_events. If ` +
    "the connection pauses for more than 28 days, their MRR changes may be reported twice or not at all. Sync at least " +
    "once in 28 days, or clear the stream after a longer pause."
  );
}

/** Copies the account's one customer with its subscription and invoice. Copies have other ids and no events. */
function multiply({ collections }: Store, count: number): void {
  const add = (kind: "customers" | "subscriptions" | "invoices") => {
    const collection = collections[kind] as { all(): readonly object[]; add(object: object): void };
    const text = JSON.stringify(collection.all()[0]);
    for (let index = 1; index < count; index += 1) {
      const suffix = String(index).padStart(5, "0");
      collection.add(JSON.parse(text.replaceAll(/"((?:cus|sub|si|in|il)_\w+)\w{5}"/g, `"$1${suffix}"`)) as object);
    }
  };
  add("customers");
  add("subscriptions");
  add("invoices");
}
