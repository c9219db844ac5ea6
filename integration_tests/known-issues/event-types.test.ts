import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Kind, Simulator } from "stripe-simulator";
import { beforeAll, describe, expect, it } from "vitest";
import { eventTypesOf, rawStreams } from "../../src/streams/raw-streams.js";
import { announce } from "../support/announce.js";
import { connect, type Connection } from "../support/connection.js";
import { expectComplete } from "../support/expect-complete.js";
import { expectTruth } from "../support/expect-truth.js";
import { notFollowed } from "../support/event-types-not-followed.js";
import { apiKey, startLiveAccount } from "../support/live-account.js";
import { idsOf, recordsOf } from "../support/records.js";
import { worldStreams } from "../support/world-streams.js";

const followed = new Set(rawStreams.flatMap(eventTypesOf));

/** Every event type in the SDK's type declarations. */
function typesOfSdk(): ReadonlySet<string> {
  const declarations = new URL("./resources/Events.d.ts", import.meta.resolve("stripe"));
  const types = readFileSync(fileURLToPath(declarations), "utf8").matchAll(/^\s+type: '([a-z0-9_.]+)';$/gm);
  return new Set([...types].map(([, type]) => type!));
}

describe("the event types of Stripe's SDK", () => {
  const known = typesOfSdk();
  const prefixes = Object.keys(notFollowed);
  const isNotFollowed = (type: string) => prefixes.some((prefix) => type === prefix || type.startsWith(`${prefix}.`));

  it("#17 are each followed, or left out for a documented reason", () => {
    expect(known.size).toBeGreaterThan(200);
    expect([...known].filter((type) => !followed.has(type) && !isNotFollowed(type))).toEqual([]);
  });

  it("#17 are never both followed and left out", () => {
    expect([...followed].filter(isNotFollowed)).toEqual([]);
  });

  it("#17 include every type that is followed or left out, so none is misspelt", () => {
    expect([...followed].filter((type) => !known.has(type))).toEqual([]);
    const isKnown = (prefix: string) => [...known].some((type) => type === prefix || type.startsWith(`${prefix}.`));
    expect(prefixes.filter((prefix) => !isKnown(prefix))).toEqual([]);
  });
});

describe("an object", () => {
  const minute = 60;
  let simulator: Simulator;
  let connection: Connection;

  beforeAll(async () => {
    simulator = await startLiveAccount({ customers: 120, months: 6, seed: 4 });
    connection = connect(simulator, { api_key: apiKey });
    expectComplete(await connection.sync());
    return () => simulator.close();
  }, 60_000);

  it.each(worldStreams)("#17 of $name is read again after an event of any of its types", async ({ name, changes }) => {
    const types = changes.flatMap(({ types: some, idField }) => some.map((type) => ({ type, idField })));
    const objects = simulator.store.collections[name as Kind].all().slice(0, types.length);
    for (const [index, { type, idField }] of types.entries()) {
      const { id } = objects[index % objects.length]!;
      announce(simulator, type, { id: "other_1", object: "other", [idField]: id });
    }
    simulator.advance(minute);
    const outcome = await connection.sync({ streams: [name] });
    expectComplete(outcome);
    expect(idsOf(recordsOf(outcome.messages, name))).toEqual(expect.arrayContaining(idsOf(objects)));
  });

  it("#17 is as Stripe shows it after a change to its embedded objects", async () => {
    const { account, store } = simulator;
    const { customers, subscriptions, invoices, charges } = store.collections;
    const active = subscriptions.all().find(({ status }) => status === "active")!;
    account.applyCustomerDiscount(customers.all().at(-1)!.id, "FRIEND15");
    account.updateSubscription(active.id, { discounts: ["WELCOME20"] });
    const charge = charges
      .all()
      .filter(({ status, refunded, disputed }) => status === "succeeded" && !refunded && !disputed);
    account.refundCharge(charge.at(-1)!.id, { amountMinor: 100 });
    account.closeDispute(account.createDispute(charge.at(-2)!.id).id, "lost");
    const paid = invoices.all().filter(({ status, amount_paid: amount }) => status === "paid" && amount > 500);
    account.createCreditNote({ invoice: paid.at(-1)!.id, amountMinor: 100, settle: "customer_balance" });
    const customer = customers.all().find(({ id }) => account.cardOf(id)?.declineCode === null)!.id;
    const lines = [{ amountMinor: 9_000, description: "Workshop" }];
    const open = account.finalizeInvoice(account.createInvoice({ customer, currency: "usd", lines }).id).id;
    account.payInvoice(open, { amountMinor: 4_000 });
    account.createCreditNote({ invoice: open, amountMinor: 300 });
    account.voidCreditNote(account.createCreditNote({ invoice: open, amountMinor: 200 }).id);

    simulator.advance(2 * minute);
    expectComplete(await connection.sync());
    for (const { name } of worldStreams) expectTruth(connection, simulator, name);
  });
});
