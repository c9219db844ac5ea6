import { beforeAll, describe, expect, it } from "vitest";
import { createAccount, type Account } from "../account/account.js";
import { VirtualClock } from "../clock.js";
import { RESOURCES } from "../http/resources.js";
import { secondsOf, type DateField, type Kind, type StoredEvent } from "../store.js";
import { DAY_SECONDS } from "./life.js";
import { createWorld, type World } from "./world.js";

const FROM = Date.UTC(2025, 0, 1) / 1000;
const TO = Date.UTC(2026, 5, 1) / 1000;

function makeWorld(seed: number, advance: (world: World) => void): World {
  const account = createAccount({
    clock: new VirtualClock(FROM),
    seed,
    lateEvents: { share: 0.05, maxSeconds: 60 },
    upcomingInvoiceDays: 7,
  });
  const world = createWorld({ account, seed });
  world.populate({ customers: 250, fromSeconds: FROM, toSeconds: TO });
  advance(world);
  return world;
}

const inOneLeap = (world: World) => world.advanceTo(TO);
const inManySteps = (world: World) => {
  for (let at = FROM; at < TO; at += 3 * DAY_SECONDS + 12_345) world.advanceTo(at);
  world.advanceTo(TO);
};

const contents = ({ store }: Account) => ({
  events: store.events,
  collections: Object.values(store.collections).map((collection) => collection.all()),
});

/** Returns the object before an event: the inverse of previous_attributes. */
function before(object: Record<string, unknown>, previous: Record<string, unknown>): Record<string, unknown> {
  const changes = Object.entries(previous).map(([key, value]) => {
    const current = object[key];
    return [key, isPlain(value) && isPlain(current) ? before(current, value) : value];
  });
  return { ...object, ...Object.fromEntries(changes) };
}

function isPlain(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** For previous_attributes, absent and null are equal. */
function withoutNulls(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutNulls);
  if (!isPlain(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, nested]) => nested !== null && nested !== undefined)
      .map(([key, nested]) => [key, withoutNulls(nested)]),
  );
}

function eventsByObject(events: readonly StoredEvent[]): StoredEvent[][] {
  const groups = new Map<string, StoredEvent[]>();
  for (const event of events) {
    const id = event.object["id"];
    // An upcoming invoice has none.
    if (typeof id !== "string") continue;
    groups.set(id, [...(groups.get(id) ?? []), event]);
  }
  return [...groups.values()];
}

const LEGAL: Readonly<Record<string, readonly string[]>> = {
  incomplete: ["active", "incomplete_expired", "canceled"],
  trialing: ["active", "paused", "canceled"],
  active: ["past_due", "paused", "canceled"],
  past_due: ["active", "unpaid", "canceled"],
  unpaid: ["active", "canceled"],
  paused: ["active", "canceled"],
  canceled: [],
  incomplete_expired: [],
};

describe("a world", () => {
  let world: World;
  beforeAll(() => {
    world = makeWorld(7, inOneLeap);
  });
  const collections = () => world.account.store.collections;

  it("is the same account for one large step and for many small ones", () => {
    expect(contents(makeWorld(7, inManySteps).account)).toEqual(contents(world.account));
  });

  it("is different for another seed", () => {
    expect(contents(makeWorld(8, inOneLeap).account)).not.toEqual(contents(world.account));
  });

  it("has invoices whose total is the sum of their lines less the discounts", () => {
    for (const invoice of collections().invoices.all()) {
      const sum = invoice.lines.data.reduce(
        (total, line) =>
          total + line.amount - (line.discount_amounts ?? []).reduce((off, { amount }) => off + amount, 0),
        0,
      );
      expect(invoice.total, invoice.id).toBe(sum);
      expect(invoice.amount_remaining, invoice.id).toBe(invoice.amount_due - invoice.amount_paid);
    }
  });

  it("charges exactly what its invoices show as paid", () => {
    const { invoices, charges } = collections();
    for (const invoice of invoices.all()) {
      const charged = world.account.chargesOf(invoice.id).reduce((sum, id) => sum + charges.get(id)!.amount, 0);
      expect(charged + (invoice.amount_paid_off_stripe ?? 0), invoice.id).toBe(invoice.amount_paid);
    }
  });

  it("makes only legal changes of a subscription's status, each with an event", () => {
    const bySubscription = eventsByObject(
      world.account.store.events.filter(({ type }) => type.startsWith("customer.subscription.")),
    );
    expect(bySubscription.length).toBeGreaterThan(150);
    for (const events of bySubscription) {
      const statuses = events.map(({ object }) => object["status"] as string);
      statuses.slice(1).forEach((status, index) => {
        const from = statuses[index]!;
        if (status !== from)
          expect(LEGAL[from], `${String(events[0]!.object["id"])}: ${from} -> ${status}`).toContain(status);
      });
      expect(collections().subscriptions.get(events[0]!.object["id"] as string)?.status).toBe(statuses.at(-1));
    }
  });

  it("writes previous attributes that lead from each object back to the previous event", () => {
    let checked = 0;
    for (const events of eventsByObject(world.account.store.events)) {
      events.forEach((event, index) => {
        const earlier = events[index - 1];
        if (!event.previousAttributes || !earlier) return;
        checked += 1;
        expect(withoutNulls(before(event.object, event.previousAttributes)), event.type).toEqual(
          withoutNulls(earlier.object),
        );
      });
    }
    expect(checked).toBeGreaterThan(1000);
  });

  it("writes previous attributes on every updated event, and on no other", () => {
    for (const { type, previousAttributes } of world.account.store.events) {
      expect(previousAttributes !== undefined, type).toBe(type.endsWith(".updated"));
    }
  });

  it("keeps lists and events in the order of creation, with ids that are never used twice", () => {
    const ids = new Set<string>();
    let count = 0;
    const check = (items: readonly { readonly id: string }[], dateField?: DateField) => {
      const seconds = items.map((item) => secondsOf(item, dateField ?? "created"));
      items.forEach(({ id }, index) => {
        if (index > 0) expect(seconds[index]).toBeGreaterThanOrEqual(seconds[index - 1]!);
        ids.add(id);
        count += 1;
      });
    };
    for (const kind of Object.keys(collections()) as Kind[]) {
      check(collections()[kind].all(), RESOURCES[kind].dateField);
    }
    check(world.account.store.events);
    expect(ids.size).toBe(count);
  });

  it("contains its landmarks", () => {
    const { landmarks, account } = world;
    const { invoices, subscriptions, charges } = collections();
    expect(invoices.get(landmarks.longInvoice)?.lines.data).toHaveLength(35);
    expect(subscriptions.get(landmarks.wideSubscription)?.items.data).toHaveLength(25);
    expect(subscriptions.get(landmarks.canceledSubscription)?.status).toBe("canceled");
    expect(account.store.deletedCustomers.has(landmarks.deletedCustomer)).toBe(true);
    const own = subscriptions.get(landmarks.inlinePricedSubscription)?.items.data[0]?.price.id;
    expect(account.store.inlinePrices.has(own!)).toBe(true);
    expect(charges.get(landmarks.guestCharge)?.customer).toMatch(/^gcus_/);
    expect(collections().disputes.get(landmarks.lostDispute)?.status).toBe("lost");
    expect(collections().disputes.get(landmarks.wonDispute)?.status).toBe("won");
    expect(collections().credit_notes.get(landmarks.creditNote)?.refunds).toHaveLength(1);
  });

  it("contains every kind of object and every kind of customer history", () => {
    for (const kind of Object.keys(collections()) as Kind[]) {
      // Only bank debits that fail have balance transactions, and the customers of a world pay by card.
      if (kind !== "balance_transactions") expect(collections()[kind].size, kind).toBeGreaterThan(0);
    }
    const types = new Set(world.account.store.events.map(({ type }) => type));
    for (const type of [
      "customer.subscription.paused",
      "customer.subscription.trial_will_end",
      "customer.discount.created",
      "invoice.payment_failed",
      "invoice.marked_uncollectible",
      "invoice.voided",
      "invoice.upcoming",
      "invoiceitem.created",
      "charge.refunded",
      "coupon.deleted",
      "product.updated",
    ]) {
      expect(types, type).toContain(type);
    }
  });

  it("grows: the second half has more signups than the first", () => {
    const middle = (FROM + TO) / 2;
    const customers = collections().customers.all();
    const early = customers.filter(({ created }) => created < middle).length;
    expect(customers.length - early).toBeGreaterThan(early);
  });
});
