import * as fc from "fast-check";
import { expect, test } from "vitest";
import type { Derivation } from "../derive.js";
import type { Change, Dossier } from "../facts/dossier.js";
import type { LifecycleEvent } from "./event-record.js";
import type { InvoiceFacts } from "../facts/invoice-facts.js";
import type { SubscriptionFacts } from "../facts/subscription-facts.js";
import { at, billed, change, customer, derived, discount, item, price } from "../testing.js";

/** A customer's life, as moves at whole seconds; two moves may share one. */
const day = 86_400;
const start = at("2026-01-01");
const end = start + 120 * day;

const prices = [price(2900), price("1000.5"), price(29_000, "year"), price(700, "week"), price(0)];
const coupons = [
  discount({ id: "forever", percentOff: "33.33" }),
  discount({ id: "months", percentOff: "50", duration: "repeating" }, { endSeconds: start + 45 * day }),
  discount({ id: "amount", amountOffMinor: 500, duration: "repeating" }, { endSeconds: start + 80 * day }),
  discount({ id: "once", percentOff: "20", duration: "once" }),
];

const move = fc.record({
  subscription: fc.integer({ min: 0, max: 2 }),
  // Some moves within one second, most apart.
  afterSeconds: fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 20 * day })),
  what: fc.oneof(
    fc.record({ price: fc.integer({ min: 0, max: prices.length - 1 }), quantity: fc.integer({ min: 0, max: 4 }) }),
    fc.record({ coupon: fc.option(fc.integer({ min: 0, max: coupons.length - 1 })) }),
    fc.record({
      status: fc.constantFrom("active", "past_due", "unpaid", "paused", "canceled", "trialing", "status_of_2030"),
    }),
    fc.record({ pause: fc.option(fc.constantFrom("void", "keep_as_draft")) }),
    fc.record({ cancelAtPeriodEnd: fc.boolean() }),
  ),
});

interface Life {
  readonly changes: readonly Change[];
  readonly invoices: readonly InvoiceFacts[];
}

const life = fc.array(move, { maxLength: 14 }).chain((moves) =>
  fc.record({ withInvoices: fc.boolean() }).map(({ withInvoices }): Life => {
    const states = new Map<string, SubscriptionFacts>();
    const changes: Change[] = [];
    const invoices: InvoiceFacts[] = [];
    let seconds = start;
    for (const [index, { subscription, afterSeconds, what }] of moves.entries()) {
      seconds += afterSeconds;
      const id = `sub_${subscription}`;
      const before = states.get(id);
      if (before?.status === "canceled") continue;
      const after = before ? moved(before, what, seconds) : born(id, seconds, subscription);
      if (JSON.stringify(after) === JSON.stringify(before)) continue;
      states.set(id, after);
      changes.push(
        change(new Date(seconds * 1000).toISOString(), before, after, `evt_${(index * 7919) % 101}_${index}`),
      );
      const sold = after.items[0]?.price;
      if (withInvoices && sold && after.status === "active" && !sold.unitAmountMinor?.includes(".")) {
        const quantity = after.items[0]?.quantity ?? 1;
        const until = new Date((seconds + 30 * day) * 1000).toISOString();
        const line = { subscriptionId: id, itemId: `si_${id}`, quantity };
        invoices.push(
          billed(sold, new Date(seconds * 1000).toISOString(), until, line, { id: `in_${index}`, subscriptionId: id }),
        );
      }
    }
    return { changes, invoices };
  }),
);

function born(id: string, seconds: number, nth: number): SubscriptionFacts {
  const currency = nth === 2 ? "eur" : "usd";
  return {
    id,
    customerId: "cus_1",
    currency,
    status: nth === 1 ? "trialing" : "active",
    collectionMethod: "charge_automatically",
    createdSeconds: seconds,
    startSeconds: seconds,
    endedSeconds: null,
    cancelRequestedSeconds: null,
    cancelAtSeconds: null,
    cancelAtPeriodEnd: false,
    trialStartSeconds: nth === 1 ? seconds : null,
    trialEndSeconds: nth === 1 ? seconds + 7 * day : null,
    pausedSeconds: null,
    pauseBehavior: null,
    cancellationReason: null,
    cancellationFeedback: null,
    discounts: [],
    items: [item({ ...prices[0]!, currency }, 1, { id: `si_${id}` })],
    itemsAreCut: false,
  };
}

function moved(before: SubscriptionFacts, what: object, seconds: number): SubscriptionFacts {
  const {
    price: chosen,
    quantity,
    coupon,
    status,
    pause,
    cancelAtPeriodEnd,
  } = what as {
    price?: number;
    quantity?: number;
    coupon?: number | null;
    status?: string;
    pause?: string | null;
    cancelAtPeriodEnd?: boolean;
  };
  if (chosen !== undefined) {
    const sold = { ...prices[chosen]!, currency: before.currency };
    return { ...before, items: [item(sold, quantity, { id: `si_${before.id}` })] };
  }
  if (coupon !== undefined) return { ...before, discounts: coupon === null ? [] : [coupons[coupon]!] };
  if (pause !== undefined) return { ...before, pauseBehavior: pause };
  if (cancelAtPeriodEnd !== undefined) {
    return { ...before, cancelAtPeriodEnd, cancelRequestedSeconds: cancelAtPeriodEnd ? seconds : null };
  }
  if (status === "canceled") return { ...before, status, endedSeconds: seconds };
  if (status === "trialing") {
    if (seconds < before.createdSeconds + 3600) return before;
    return { ...before, status, trialStartSeconds: seconds, trialEndSeconds: seconds + 7 * day };
  }
  // Stripe leads from a trial or a pause only to active or to the end.
  if (["trialing", "paused"].includes(before.status) && status !== "active") return before;
  // A trial that is left early ends there.
  const trialEndSeconds = before.trialEndSeconds && Math.min(before.trialEndSeconds, seconds);
  return {
    ...before,
    trialEndSeconds,
    status: status ?? before.status,
    pausedSeconds: status === "paused" ? seconds : null,
  };
}

/** What a sync at `to` finds, that follows the changes since `from`. */
function seen({ changes, invoices }: Life, from: number, to: number): Dossier {
  const states = new Map<string, SubscriptionFacts>();
  for (const told of changes) {
    if (told.type === "subscription" && told.createdSeconds < to) states.set(told.after.id, told.after);
  }
  return {
    customer: customer({ createdSeconds: start }),
    subscriptions: [...states.values()],
    invoices: invoices.filter(({ createdSeconds }) => createdSeconds < to),
    changes: changes.filter(({ createdSeconds }) => from <= createdSeconds && createdSeconds < to),
  };
}

function synced(of: Life, from: number, to: number, options: object = {}): Derivation {
  return derived(seen(of, from, to), options, { changesFromSeconds: from, asOfSeconds: to - 1 });
}

function sums(events: readonly LifecycleEvent[]): Record<string, number> {
  const result: Record<string, number> = {};
  for (const { currency, mrr_delta } of events) {
    if (currency && mrr_delta !== null) result[currency] = (result[currency] ?? 0) + mrr_delta;
  }
  return positive(result);
}

function present({ metrics }: Derivation): Record<string, number> {
  return positive(Object.fromEntries(metrics.mrr_by_currency.map(({ currency, amount }) => [currency, amount])));
}

function named(events: readonly LifecycleEvent[]): object[] {
  return events.map(({ event_id, mrr, mrr_delta, change_types }) => ({ event_id, mrr, mrr_delta, change_types }));
}

function positive(amounts: Record<string, number>): Record<string, number> {
  return Object.fromEntries(Object.entries(amounts).filter(([, amount]) => amount !== 0));
}

const cut = fc.integer({ min: start + 1, max: end });
const optionSets = fc.constantFrom<object>(
  {},
  { mrrProfile: "stripe_dashboard" },
  { discounts: "all", unpaidCounts: true },
  { pausedCollection: "exclude", churnTiming: "requested" },
);

test("the deltas of all events add up to the present MRR of each currency", () => {
  fc.assert(
    fc.property(life, cut, cut, optionSets, (of, a, b, options) => {
      const result = synced(of, Math.min(a, b), Math.max(a, b) + 1, options);
      expect(sums(result.events)).toEqual(present(result));
    }),
    { numRuns: 1500 },
  );
});

test("a sync split in two, in three, or done at once adds up to the same, and tells nothing twice", () => {
  fc.assert(
    fc.property(life, fc.array(cut, { minLength: 2, maxLength: 4 }), optionSets, (of, cuts, options) => {
      const times = [...new Set(cuts)].toSorted((a, b) => a - b);
      const events: LifecycleEvent[] = [];
      let last: Derivation | undefined;
      for (const [index, from] of times.slice(0, -1).entries()) {
        last = synced(of, from, times[index + 1]!, options);
        const fresh = last.events.filter((event) => index === 0 || Date.parse(event.recorded_at) / 1000 >= from);
        events.push(...fresh);
      }
      if (!last) return;
      expect(sums(events)).toEqual(present(last));
      const ids = events.map(({ event_id }) => event_id);
      expect(new Set(ids).size).toBe(ids.length);
    }),
    { numRuns: 1500 },
  );
});

test("what changes told in two syncs is what they tell in one", () => {
  fc.assert(
    fc.property(life, cut, (of, middle) => {
      const once = synced(of, start, end);
      const first = synced(of, start, middle).events;
      const second = synced(of, middle, end).events.filter((event) => Date.parse(event.recorded_at) / 1000 >= middle);
      expect(named([...first, ...second])).toEqual(named(once.events));
    }),
    { numRuns: 500 },
  );
});

test("the order of the input doesn't matter", () => {
  const shuffled = life.chain((of) =>
    fc.record({
      of: fc.constant(of),
      changes: fc.shuffledSubarray([...of.changes], { minLength: of.changes.length }),
      invoices: fc.shuffledSubarray([...of.invoices], { minLength: of.invoices.length }),
    }),
  );
  fc.assert(
    fc.property(shuffled, cut, ({ of, changes, invoices }, from) => {
      const dossier = seen(of, from, end);
      const told = new Set(dossier.changes);
      const mixed: Dossier = {
        ...dossier,
        subscriptions: dossier.subscriptions.toReversed(),
        invoices,
        changes: changes.filter((one) => told.has(one)),
      };
      const context = { changesFromSeconds: from, asOfSeconds: end };
      expect(derived(mixed, {}, context)).toEqual(derived({ ...dossier, invoices: of.invoices }, {}, context));
    }),
    { numRuns: 500 },
  );
});

test("every event id is unique, and a rerun gives the same", () => {
  fc.assert(
    fc.property(life, cut, (of, from) => {
      const ids = synced(of, from, end).events.map(({ event_id }) => event_id);
      expect(new Set(ids).size).toBe(ids.length);
      expect(synced(of, from, end).events.map(({ event_id }) => event_id)).toEqual(ids);
    }),
    { numRuns: 500 },
  );
});
