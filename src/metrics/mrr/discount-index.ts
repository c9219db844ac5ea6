import type { CouponFacts, DiscountFacts } from "../dossier/catalog-facts.js";
import { subscriptionsIn, type References } from "../dossier/references.js";
import type { DiscountChange, Dossier } from "../dossier/dossier.js";
import type { ScheduledChange } from "./scheduled-change.js";

/** A discount with its coupon. */
export interface KnownDiscount {
  readonly id: string;
  readonly coupon: CouponFacts;
  /** null: unknown. */
  readonly startSeconds: number | null;
  readonly endSeconds: number | null;
}

/**
 * All discounts in the dossier, by id. Event payloads contain only a discount's id.
 * The coupon comes from the object, another event, an invoice or the customer.
 */
export interface DiscountIndex {
  /** Returns the discount with its coupon; undefined: the coupon is unknown. */
  known(discount: Pick<DiscountFacts, "id">): KnownDiscount | undefined;
  /** Returns the customer-level discount at a time. */
  ofCustomerAt(seconds: number): DiscountFacts | undefined;
  /** When customer-level discounts started or ended. */
  readonly customerChanges: readonly ScheduledChange[];
}

export function discountIndex(dossier: Dossier, references: References): DiscountIndex {
  const byId = new Map<string, DiscountFacts>();
  for (const discount of discountsIn(dossier)) byId.set(discount.id, merged(byId.get(discount.id), discount));
  const spans = customerSpans(dossier);
  return {
    known({ id }) {
      const discount = byId.get(id);
      if (!discount?.couponId) return undefined;
      const coupon = couponOf(discount, discount.couponId, references);
      return coupon && { id, coupon, startSeconds: discount.startSeconds, endSeconds: discount.endSeconds };
    },
    ofCustomerAt: (seconds) => spans.findLast(({ from, to }) => from <= seconds && seconds < to)?.discount,
    customerChanges: spans.flatMap(scheduledChangesOf),
  };
}

/**
 * Returns a discount with what either representation contains; the first one counts. An event contains only the id, and
 * a deleted discount on an invoice has no end.
 */
function merged(first: DiscountFacts | undefined, other: DiscountFacts): DiscountFacts {
  if (!first?.couponId) return other;
  if (first.couponId !== other.couponId) return first;
  return {
    ...first,
    coupon: first.coupon ?? other.coupon,
    startSeconds: first.startSeconds ?? other.startSeconds,
    endSeconds: first.endSeconds ?? other.endSeconds,
  };
}

/**
 * Returns the discount's coupon. A coupon read from the API is preferred, because only it lists its products.
 * A coupon created after the discount began is a different coupon that reuses the id, so it is not used.
 */
function couponOf(
  { startSeconds, coupon: shown }: DiscountFacts,
  couponId: string,
  references: References,
): CouponFacts | undefined {
  const coupon = references.coupon(couponId, startSeconds);
  return coupon && canBeOf(coupon, startSeconds) ? coupon : shown;
}

/** Whether a coupon existed when a discount began. A later coupon may have the same id. */
export function canBeOf({ createdSeconds }: CouponFacts, discountStartSeconds: number | null): boolean {
  return createdSeconds === null || discountStartSeconds === null || createdSeconds <= discountStartSeconds;
}

interface Span {
  readonly discount: DiscountFacts;
  /** When Stripe recorded that the discount was given. Without such an event: when it began. */
  readonly from: number;
  /** Infinity: no end is known. */
  readonly to: number;
}

/**
 * Returns the customer-level discounts, ascending by start. A customer has one discount at a time: the latest one
 * given.
 */
function customerSpans({ customer, changes }: Dossier): Span[] {
  const ofCustomer = changes.filter(
    (change): change is DiscountChange => change.type === "discount" && change.isCustomerLevel,
  );
  const discounts = new Map(ofCustomer.map(({ discount }) => [discount.id, discount]));
  if (customer.discount) discounts.set(customer.discount.id, customer.discount);
  return [...discounts.values()]
    .map((discount) => {
      const discountChanges = ofCustomer.filter((change) => change.discount.id === discount.id);
      const given = discountChanges.find(({ happened }) => happened === "given")?.createdSeconds;
      const removed = discountChanges
        .filter(({ happened }) => happened === "removed")
        .map(({ createdSeconds }) => createdSeconds);
      return {
        discount,
        from:
          given ?? discount.startSeconds ?? Math.min(...discountChanges.map(({ createdSeconds }) => createdSeconds)),
        to: Math.min(discount.endSeconds ?? Infinity, ...removed),
      };
    })
    .toSorted((a, b) => a.from - b.from || (a.discount.id < b.discount.id ? -1 : 1));
}

function scheduledChangesOf({ discount, from, to }: Span): ScheduledChange[] {
  const given = { atSeconds: from, isDiscountEnd: false };
  return to === Infinity ? [given] : [given, { atSeconds: to, isDiscountEnd: to === discount.endSeconds }];
}

function discountsIn(dossier: Dossier): DiscountFacts[] {
  const subscriptions = subscriptionsIn(dossier);
  const items = subscriptions.flatMap((subscription) => subscription.items);
  const ofSubscriptions = [...subscriptions, ...items].flatMap(({ discounts }) => discounts);
  const discountChanges = dossier.changes.flatMap((change) => (change.type === "discount" ? change.discount : []));
  const billed = dossier.invoices.flatMap(({ discounts }) => discounts);
  return [dossier.customer.discount ?? [], ofSubscriptions, discountChanges, billed].flat();
}
