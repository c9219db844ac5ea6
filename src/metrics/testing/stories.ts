import * as fc from "fast-check";
import type { Derivation } from "../derive.js";
import type { ChargeFacts, RefundFacts } from "../dossier/charge-facts.js";
import type { Change, Dossier, ObjectChange } from "../dossier/dossier.js";
import type { InvoiceFacts } from "../dossier/invoice-facts.js";
import type { SubscriptionFacts } from "../dossier/subscription-facts.js";
import type { MetricsOptions } from "../options.js";
import { at, billed, change, charge, customer, derived, discount, invoice, item, price, refund } from "./world.js";

/** Random lives of a customer for property tests, with the objects and events that Stripe would return at any time. */

export const day = 86_400;
export const start = at("2026-01-01");
export const end = start + 120 * day;

/** A customer's life: every change of its subscriptions and invoices, and the final invoices. */
export interface Life {
  readonly changes: readonly Change[];
  readonly invoices: readonly InvoiceFacts[];
}

const prices = [price(2900), price("1000.5"), price(29_000, "year"), price(700, "week"), price(0)];
export const coupons = [
  discount({ id: "forever", percentOff: "33.33" }),
  discount({ id: "months", percentOff: "50", duration: "repeating" }, { endSeconds: start + 45 * day }),
  discount({ id: "amount", amountOffMinor: 500, duration: "repeating" }, { endSeconds: start + 80 * day }),
  discount({ id: "once", percentOff: "20", duration: "once" }),
];

/** One change of a subscription. Every field is one kind of change. */
interface Move {
  readonly price?: number;
  readonly quantity?: number;
  readonly coupon?: number | null;
  readonly status?: string;
  readonly pause?: string | null;
  readonly cancelAtPeriodEnd?: boolean;
  readonly cancelAfterDays?: number | null;
}

const move = fc.record({
  subscription: fc.integer({ min: 0, max: 2 }),
  // Some changes happen within one second, most do not.
  afterSeconds: fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 20 * day })),
  // Seconds until the invoice of a return to active is paid; null: never.
  paidAfterSeconds: fc.option(fc.constantFrom(0, 1, 3 * day)),
  // Seconds from a fact to Stripe's record of it.
  lateSeconds: fc.integer({ min: 0, max: 2 }),
  what: fc.oneof<fc.Arbitrary<Move>[]>(
    fc.record({ price: fc.integer({ min: 0, max: prices.length - 1 }), quantity: fc.integer({ min: 0, max: 4 }) }),
    fc.record({ coupon: fc.option(fc.integer({ min: 0, max: coupons.length - 1 })) }),
    fc.record({
      status: fc.constantFrom("active", "past_due", "unpaid", "paused", "canceled", "trialing", "status_of_2030"),
    }),
    fc.record({ pause: fc.option(fc.constantFrom("void", "keep_as_draft")) }),
    fc.record({ cancelAtPeriodEnd: fc.boolean() }),
    fc.record({ cancelAfterDays: fc.option(fc.integer({ min: 1, max: 60 })) }),
    // The way back, frequent enough for lives that change back and forth.
    fc.constantFrom<Move[]>({ status: "active" }, { pause: null }, { cancelAtPeriodEnd: false }),
  ),
});

const moves = fc.oneof(fc.array(move, { maxLength: 6 }), fc.array(move, { minLength: 8, maxLength: 20 }));

/** Up to three subscriptions at a time, one with a trial, one in another currency. A customer who left may return. */
export const life: fc.Arbitrary<Life> = moves.chain((moves) =>
  fc.record({ withInvoices: fc.boolean() }).map(({ withInvoices }): Life => {
    const states = new Map<number, SubscriptionFacts>();
    const changes: Change[] = [];
    const invoices: InvoiceFacts[] = [];
    let seconds = start;
    for (const [index, { subscription, afterSeconds, paidAfterSeconds, lateSeconds, what }] of moves.entries()) {
      seconds += afterSeconds;
      const last = states.get(subscription);
      const before = last?.status === "canceled" ? undefined : last;
      const after = before ? afterMove(before, what, seconds) : newSubscription(last, seconds, subscription);
      if (JSON.stringify(after) === JSON.stringify(before)) continue;
      states.set(subscription, after);
      changes.push(change(time(seconds), before, after, `evt_${(index * 7919) % 101}_${index}`));
      for (const bill of billsFor(before, after, seconds, `in_${index}`, withInvoices, paidAfterSeconds)) {
        invoices.push(bill);
        if (bill.paidSeconds === null) continue;
        changes.push(recordedChange("invoice.paid", bill.id, bill.paidSeconds + lateSeconds, "paid"));
        for (const { id, createdSeconds } of refundsOf(bill)) {
          changes.push(recordedChange("refund.created", id, createdSeconds + lateSeconds, "succeeded"));
        }
      }
    }
    return { changes, invoices };
  }),
);

/**
 * Returns the dossier of a sync that emits what was recorded in [from, to). It reads events and objects a minute later.
 */
export function seen({ changes, invoices }: Life, from: number, to: number): Dossier {
  const until = to + 60;
  const states = new Map<string, SubscriptionFacts>();
  for (const recordedChange of changes) {
    if (recordedChange.type === "subscription" && recordedChange.createdSeconds < until)
      states.set(recordedChange.after.id, recordedChange.after);
  }
  const billed = invoices.filter(({ createdSeconds }) => createdSeconds < until).map((bill) => asOf(bill, until));
  return {
    customer: customer({ createdSeconds: start }),
    subscriptions: [...states.values()],
    invoices: billed,
    charges: billed.flatMap((bill) => chargesFor(bill, until)),
    creditNotes: [],
    changes: changes.filter(({ createdSeconds }) => from <= createdSeconds && createdSeconds < until),
  };
}

export function synced(of: Life, from: number, to: number, options: Partial<MetricsOptions> = {}): Derivation {
  return derived(seen(of, from, to), options, { changesFromSeconds: from, asOfSeconds: to - 1 });
}

export const cut = fc.integer({ min: start + 1, max: end });

export const optionSets = fc.constantFrom<Partial<MetricsOptions>[]>(
  {},
  { mrrProfile: "stripe_dashboard" },
  { discounts: "all", unpaidCounts: true },
  { discounts: "none" },
  { pausedCollection: "exclude", churnTiming: "requested" },
  { pausedCollection: "include", movementWindowMinutes: 0, eventSet: "canonical" },
);

function newSubscription(last: SubscriptionFacts | undefined, seconds: number, nth: number): SubscriptionFacts {
  const id = last ? `${last.id}_again` : `sub_${nth}`;
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
    cancellationFeedbackOption: null,
    discounts: [],
    items: [item({ ...prices[0]!, currency }, 1, { id: `si_${id}` })],
    itemsAreCut: false,
  };
}

function afterMove(before: SubscriptionFacts, what: Move, seconds: number): SubscriptionFacts {
  const { price: chosen, quantity, coupon, status, pause, cancelAtPeriodEnd, cancelAfterDays } = what;
  const isTrialOver = before.status === "trialing" && seconds >= (before.trialEndSeconds ?? 0);
  // At its end, a trial changes to another status before anything else can happen.
  if (isTrialOver && (status === undefined || status === "trialing")) return before;
  if (chosen !== undefined) {
    const sold = { ...prices[chosen]!, currency: before.currency };
    return { ...before, items: [item(sold, quantity, { id: `si_${before.id}` })] };
  }
  if (coupon !== undefined) return { ...before, discounts: coupon === null ? [] : [coupons[coupon]!] };
  // The object does not show since when collection is paused.
  // After a trial, only events show whether the subscription ever counted.
  if (pause !== undefined) return before.trialEndSeconds === null ? { ...before, pauseBehavior: pause } : before;
  if (cancelAtPeriodEnd !== undefined || cancelAfterDays === null) {
    const isScheduled = cancelAtPeriodEnd === true;
    const cancelRequestedSeconds = isScheduled ? seconds : null;
    return { ...before, cancelAtPeriodEnd: isScheduled, cancelAtSeconds: null, cancelRequestedSeconds };
  }
  if (cancelAfterDays !== undefined) {
    const cancelAtSeconds = seconds + cancelAfterDays * day;
    return { ...before, cancelAtPeriodEnd: false, cancelAtSeconds, cancelRequestedSeconds: seconds };
  }
  if (status === "canceled") {
    const cancelRequestedSeconds = before.cancelRequestedSeconds ?? seconds;
    return { ...before, status, endedSeconds: seconds, cancelRequestedSeconds };
  }
  if (status === "trialing") {
    if (before.status === "trialing") return { ...before, trialEndSeconds: seconds + 7 * day };
    // A later trial interrupts a subscription that counted.
    if (before.status !== "active" || seconds < before.createdSeconds + 3600) return before;
    return { ...before, status, trialStartSeconds: seconds, trialEndSeconds: seconds + 7 * day, pausedSeconds: null };
  }
  // Stripe changes a trial or a pause only to active or to the end. A trial that is over may also change to a pause.
  const isPausing = isTrialOver && status === "paused";
  if (["trialing", "paused"].includes(before.status) && status !== "active" && !isPausing) return before;
  // A trial that is left early ends then. A trial that changes to a pause does so at its end.
  const planned = isPausing ? seconds : before.trialEndSeconds;
  const trialEndSeconds = planned && Math.min(planned, seconds);
  return {
    ...before,
    trialEndSeconds,
    status: status ?? before.status,
    pausedSeconds: status === "paused" ? seconds : null,
  };
}

/**
 * Returns the invoice of a return to active.
 * After a pause or a debt it is paid immediately, as Stripe requires; after a trial, at its own time.
 */
function billsFor(
  before: SubscriptionFacts | undefined,
  after: SubscriptionFacts,
  seconds: number,
  id: string,
  withInvoices: boolean,
  paidAfterSeconds: number | null,
): InvoiceFacts[] {
  const sold = after.items[0]?.price;
  if (after.status !== "active" || !sold) return [];
  const common = { id, subscriptionId: after.id, currency: after.currency, createdSeconds: seconds };
  if (before && before.status !== "active" && before.status !== "past_due") {
    const paidSeconds = before.status === "trialing" ? later(seconds, paidAfterSeconds) : seconds;
    const isPaid = paidSeconds !== null;
    return [
      invoice({ ...common, status: isPaid ? "paid" : "open", paidSeconds, amountDueMinor: 1900, paidBy: [`pi_${id}`] }),
    ];
  }
  if (!withInvoices || sold.unitAmountMinor?.includes(".")) return [];
  const line = { subscriptionId: after.id, itemId: `si_${after.id}`, quantity: after.items[0]?.quantity ?? 1 };
  return [billed(sold, time(seconds), time(seconds + 30 * day), line, { ...common, paidBy: [`pi_${id}`] })];
}

function later(seconds: number, bySeconds: number | null): number | null {
  return bySeconds === null ? null : seconds + bySeconds;
}

/** Returns the invoice as it was before it was paid. */
function asOf(bill: InvoiceFacts, to: number): InvoiceFacts {
  if (bill.paidSeconds === null || bill.paidSeconds < to) return bill;
  return { ...bill, status: "open", paidSeconds: null, amountPaidMinor: 0 };
}

function chargesFor(bill: InvoiceFacts, to: number): ChargeFacts[] {
  if (bill.paidSeconds === null || bill.amountPaidMinor === 0) return [];
  const refunds = refundsOf(bill).filter(({ createdSeconds }) => createdSeconds < to);
  return [charge(bill, { id: `ch_${bill.id}`, refunds })];
}

/** Every third payment is refunded in part. */
function refundsOf({ id, paidSeconds, amountPaidMinor, currency }: InvoiceFacts): RefundFacts[] {
  if (paidSeconds === null || amountPaidMinor === 0 || Number(id.slice(3)) % 3 !== 2) return [];
  return [refund(1, { id: `re_${id}`, createdSeconds: paidSeconds + 3600, currency })];
}

function recordedChange(
  eventType: ObjectChange["eventType"],
  objectId: string,
  createdSeconds: number,
  status: string,
): Change {
  return { type: "object", eventId: `evt_${eventType}_${objectId}`, eventType, objectId, createdSeconds, status };
}

function time(seconds: number): string {
  return new Date(seconds * 1000).toISOString();
}
