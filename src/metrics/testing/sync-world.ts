import * as fc from "fast-check";
import { coupons, day, end, life, start, type Life } from "./stories.js";
import type { CouponFacts, DiscountFacts } from "../dossier/catalog-facts.js";
import type { Change, DiscountChange, Dossier, ObjectChange, SubscriptionChange } from "../dossier/dossier.js";
import type { InvoiceFacts } from "../dossier/invoice-facts.js";
import type { References } from "../dossier/references.js";
import type { SubscriptionFacts } from "../dossier/subscription-facts.js";
import { customer, invoice, noReferences } from "./world.js";
import { beforeEnd } from "../timeline/before-end.js";

/**
 * Random lives as Stripe shows them. Events contain only the ids of discounts.
 * Events of a subscription's end do not contain its previous state.
 */
export interface SyncWorld {
  readonly changes: readonly Change[];
  /** The times of everything that an event contains, in seconds. */
  readonly touches: readonly number[];
  /** The times at which MRR may change: `touches`, and the scheduled changes. */
  readonly moments: readonly number[];
  readonly references: References;
  /** Returns the objects at a time. */
  readonly objectsAt: (seconds: number) => Omit<Dossier, "changes">;
}

interface Extras {
  readonly ofCustomer: readonly GivenToCustomer[];
  /** Seconds that an invoice is open before its subscription is past due. */
  readonly leadSeconds: number;
  /** Seconds from a fact of an invoice or customer to Stripe's record of it. */
  readonly lateSeconds: number;
  /** Seconds from its last change to the end of every subscription; null: as in its life. */
  readonly endsAfterSeconds: number | null;
  /** Objects do not show discounts that have ended. */
  readonly dropsEnded: boolean;
  /** When each coupon was deleted and another one was created with its id. */
  readonly remadeSeconds: number;
}

interface GivenToCustomer {
  readonly atSeconds: number;
  readonly coupon: number;
  readonly lastsSeconds: number | null;
  readonly removedAfterSeconds: number | null;
}

const moment = fc.integer({ min: start, max: end });
const span = fc.option(fc.oneof(fc.integer({ min: 1, max: 100 }), fc.integer({ min: 1, max: 60 * day })));

const extras: fc.Arbitrary<Extras> = fc.record({
  ofCustomer: fc.array(
    fc.record({
      atSeconds: moment,
      coupon: fc.integer({ min: 0, max: coupons.length - 1 }),
      lastsSeconds: span,
      removedAfterSeconds: span,
    }),
    { maxLength: 2 },
  ),
  leadSeconds: fc.integer({ min: 0, max: 5 * day }),
  lateSeconds: fc.integer({ min: 0, max: 2 }),
  endsAfterSeconds: span,
  dropsEnded: fc.boolean(),
  remadeSeconds: moment,
});

export const syncWorld: fc.Arbitrary<SyncWorld> = fc.tuple(life, extras).map(([of, more]) => worldOf(of, more));

function worldOf(of: Life, more: Extras): SyncWorld {
  const subscriptions = recordedSubscriptions(withEnds(of.changes.filter(isOfSubscription), more), more);
  const debts = debtsOf(subscriptions, more);
  const discounts = customerDiscounts(more);
  const others = of.changes.filter(({ type }) => type !== "subscription");
  const changes = [
    ...others,
    ...subscriptions.flatMap(({ events }) => events),
    ...debts.flatMap(({ events }) => events),
    ...discounts.flatMap(({ events }) => events),
  ];
  const invoices = [...of.invoices, ...debts.map(({ debt }) => debt)];
  const finalized = invoices.flatMap(({ finalizedSeconds }) => finalizedSeconds ?? []);
  const touches = [...changes.map(({ createdSeconds }) => createdSeconds), ...finalized];
  const ends = [...coupons, ...discounts.map(({ discount }) => discount)].flatMap(({ endSeconds }) => endSeconds ?? []);
  const settled = debts.flatMap(({ events }) => events.map(({ createdSeconds }) => createdSeconds - more.lateSeconds));
  const limits = debts.flatMap(({ debt: { createdSeconds } }) => [createdSeconds + day, createdSeconds + 14 * day]);
  return {
    changes,
    touches,
    moments: [...touches, ...ends, ...settled, ...limits],
    references: { ...noReferences, coupon: couponsOf(more) },
    objectsAt(seconds) {
      const present = new Map<string, SubscriptionFacts>();
      for (const { object, seconds: at } of subscriptions) if (at <= seconds) present.set(object.id, object);
      const discount = discounts.findLast(({ from, to }) => from <= seconds && seconds < to)?.discount;
      const isShown = discount && !(more.dropsEnded && hasEnded(discount, seconds));
      return {
        customer: customer({ createdSeconds: start, discount: isShown ? discount : null }),
        subscriptions: [...present.values()].map((facts) => withRunning(facts, seconds, more)),
        invoices: invoices
          .filter(({ createdSeconds }) => createdSeconds <= seconds)
          .map((each) => asRead(each, seconds)),
        charges: [],
        creditNotes: [],
      };
    },
  };
}

interface RecordedSubscription {
  readonly seconds: number;
  readonly before: SubscriptionFacts | undefined;
  /** The state that the object shows. */
  readonly object: SubscriptionFacts;
  readonly events: readonly Change[];
}

function isOfSubscription(change: Change): change is SubscriptionChange {
  return change.type === "subscription";
}

/**
 * Returns the changes with an end for each subscription without one.
 * The event of the end does not contain the status before it.
 */
function withEnds(changes: readonly SubscriptionChange[], { endsAfterSeconds }: Extras): SubscriptionChange[] {
  if (endsAfterSeconds === null) return [...changes];
  const last = new Map(changes.map((change) => [change.after.id, change]));
  const ends = [...last.values()].flatMap(({ after: before, createdSeconds: seconds }, index) => {
    if (before.endedSeconds !== null) return [];
    const createdSeconds = seconds + endsAfterSeconds;
    const cancelRequestedSeconds = before.cancelRequestedSeconds ?? createdSeconds;
    const after = { ...before, status: "canceled", endedSeconds: createdSeconds, cancelRequestedSeconds };
    const end = { eventId: `evt_end_${index}`, createdSeconds, before, after, beforeIsExact: true };
    return [{ type: "subscription" as const, ...end }];
  });
  return [...changes, ...ends].toSorted((a, b) => a.createdSeconds - b.createdSeconds);
}

function recordedSubscriptions(changes: readonly SubscriptionChange[], more: Extras): RecordedSubscription[] {
  const last = new Map<string, SubscriptionFacts>();
  return changes.map((change) => {
    const { createdSeconds } = change;
    const former = change.before && last.get(change.after.id);
    const before = former && withRunning(former, createdSeconds, more);
    const object = withRunning(asObject(change.after, before), createdSeconds, more);
    last.set(object.id, object);
    const after = inEvent(object);
    const isEnd = object.status === "canceled";
    const event = { ...change, before: before && inEvent(before), after };
    return {
      seconds: createdSeconds,
      before,
      object,
      events: [
        isEnd ? { ...event, before: beforeEnd(after), beforeIsExact: false } : event,
        ...discountChanges(before?.discounts ?? [], object.discounts, change),
      ],
    };
  });
}

/** Returns the subscription without ended discounts, if objects do not show them. */
function withRunning(facts: SubscriptionFacts, seconds: number, { dropsEnded }: Extras): SubscriptionFacts {
  return { ...facts, discounts: facts.discounts.filter((each) => !dropsEnded || !hasEnded(each, seconds)) };
}

function hasEnded({ endSeconds }: DiscountFacts, seconds: number): boolean {
  return endSeconds !== null && endSeconds <= seconds;
}

/**
 * Returns the subscription with the periods of its trials.
 * Paid periods last more than a year, so that none is renewed here.
 */
function asObject(facts: SubscriptionFacts, before: SubscriptionFacts | undefined): SubscriptionFacts {
  const { trialStartSeconds, trialEndSeconds, createdSeconds, status } = facts;
  const paidFrom = trialEndSeconds ?? createdSeconds;
  const isTrial = status === "trialing" || status === "paused";
  const period =
    isTrial && trialEndSeconds !== null
      ? { periodStartSeconds: trialStartSeconds, periodEndSeconds: trialEndSeconds }
      : { periodStartSeconds: paidFrom, periodEndSeconds: paidFrom + 400 * day };
  const kept = before?.items[0];
  const ended = kept && { periodStartSeconds: kept.periodStartSeconds, periodEndSeconds: kept.periodEndSeconds };
  const discounts = facts.discounts.map((discount) => ({ ...discount, coupon: undefined }));
  const items = facts.items.map((item) => ({ ...item, ...(status === "canceled" && ended ? ended : period) }));
  return { ...facts, discounts, items };
}

function inEvent(object: SubscriptionFacts): SubscriptionFacts {
  const named = ({ id }: DiscountFacts): DiscountFacts => {
    return { id, couponId: null, coupon: undefined, startSeconds: null, endSeconds: null };
  };
  return { ...object, discounts: object.discounts.map(named) };
}

function discountChanges(
  before: readonly DiscountFacts[],
  after: readonly DiscountFacts[],
  { eventId, createdSeconds }: SubscriptionChange,
): DiscountChange[] {
  const eventOf = (discount: DiscountFacts, happened: DiscountChange["happened"]): DiscountChange => {
    const id = `${eventId}_${happened}_${discount.id}`;
    return { type: "discount", eventId: id, createdSeconds, discount, isCustomerLevel: false, happened };
  };
  const lacks = (discounts: readonly DiscountFacts[]) => (one: DiscountFacts) =>
    !discounts.some((d) => d.id === one.id);
  return [
    ...before.filter(lacks(after)).map((discount) => eventOf(discount, "removed")),
    ...after.filter(lacks(before)).map((discount) => eventOf(discount, "given")),
  ];
}

interface RecordedDebt {
  readonly debt: InvoiceFacts;
  readonly events: readonly Change[];
}

/** Returns the unpaid invoices of past_due subscriptions. They are paid, voided, or never settled. */
function debtsOf(subscriptions: readonly RecordedSubscription[], { leadSeconds, lateSeconds }: Extras): RecordedDebt[] {
  return subscriptions.flatMap(({ seconds, before, object }, index): RecordedDebt[] => {
    if (object.status !== "past_due" || before?.status === "past_due") return [];
    const id = `in_debt_${index}`;
    const common = { id, subscriptionId: object.id, currency: object.currency };
    const open = invoice({ ...common, status: "open", createdSeconds: Math.max(start, seconds - leadSeconds) });
    const left = subscriptions
      .slice(index + 1)
      .find((later) => later.object.id === object.id && later.object.status !== "past_due");
    if (!left || index % 3 === 2) return [{ debt: open, events: [] }];
    // Some are settled while their subscription owes another invoice.
    const settled = index % 2 === 0 ? left.seconds : Math.floor((seconds + left.seconds) / 2);
    const eventOf = (eventType: ObjectChange["eventType"], status: string): Change => {
      const createdSeconds = settled + lateSeconds;
      return { type: "object", eventId: `evt_${id}`, createdSeconds, eventType, objectId: id, status };
    };
    const debt =
      index % 3 === 0
        ? { debt: { ...open, status: "paid", paidSeconds: settled }, events: [eventOf("invoice.paid", "paid")] }
        : {
            debt: { ...open, status: "void", voidedSeconds: settled },
            events: [eventOf("invoice.voided", "void")],
          };
    // A newer unpaid invoice starts the count of days again, once the older one is settled.
    const next = invoice({ ...common, id: `in_next_${index}`, status: "open", createdSeconds: settled });
    return settled === left.seconds ? [debt] : [debt, { debt: next, events: [] }];
  });
}

function asRead(each: InvoiceFacts, seconds: number): InvoiceFacts {
  const settled = each.paidSeconds ?? each.voidedSeconds;
  if (settled === null || settled <= seconds) return each;
  return { ...each, status: "open", paidSeconds: null, voidedSeconds: null, amountPaidMinor: 0 };
}

interface CustomerDiscount {
  readonly discount: DiscountFacts;
  readonly from: number;
  readonly to: number;
  readonly events: readonly Change[];
}

/** Returns the customer's discounts. There is one at a time: a new one replaces the previous one. */
function customerDiscounts({ ofCustomer, lateSeconds, dropsEnded }: Extras): CustomerDiscount[] {
  const ordered = ofCustomer.toSorted((a, b) => a.atSeconds - b.atSeconds);
  return ordered.flatMap(({ atSeconds: from, coupon, lastsSeconds, removedAfterSeconds }, index) => {
    const next = ordered[index + 1]?.atSeconds ?? Infinity;
    if (next === from) return [];
    const to = Math.min(next, from + (removedAfterSeconds ?? Infinity));
    const endSeconds = lastsSeconds === null ? null : from + lastsSeconds;
    const couponId = coupons[coupon]!.couponId;
    const discount = { id: `di_customer_${index}`, couponId, coupon: undefined, startSeconds: from, endSeconds };
    const isRemoved = to !== Infinity && !(dropsEnded && hasEnded(discount, to));
    const eventOf = (happened: DiscountChange["happened"], seconds: number): DiscountChange => {
      const eventId = `evt_${discount.id}_${happened}`;
      const createdSeconds = seconds + lateSeconds;
      return { type: "discount", eventId, createdSeconds, discount, isCustomerLevel: true, happened };
    };
    return [
      {
        discount,
        from,
        to,
        events: [eventOf("given", from), ...(isRemoved ? [eventOf("removed", to)] : [])],
      },
    ];
  });
}

/** Coupons from before `remadeSeconds` keep their terms. Later ones take off 10 %. */
function couponsOf({ remadeSeconds }: Extras): References["coupon"] {
  const byId = new Map(coupons.map(({ coupon }) => [coupon!.id, coupon!]));
  return (id, startSeconds): CouponFacts | undefined => {
    const former = byId.get(id);
    if (!former || (startSeconds ?? 0) < remadeSeconds) return former;
    return { ...former, createdSeconds: remadeSeconds, percentOff: "10", amountOffMinor: null, currency: null };
  };
}
