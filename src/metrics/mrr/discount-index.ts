import type { CouponFacts, DiscountFacts } from "../dossier/catalog-facts.js";
import { subscriptionsIn, type References } from "../dossier/references.js";
import type { DiscountChange, Dossier } from "../dossier/dossier.js";
import type { ScheduledChange } from "./scheduled-change.js";

/** A discount with the coupon behind it. */
export interface KnownDiscount {
  readonly id: string;
  readonly coupon: CouponFacts;
  /** null: not known. */
  readonly startSeconds: number | null;
  readonly endSeconds: number | null;
}

/**
 * What the whole dossier tells of discounts. Event payloads name a discount only by its id: the object, another event, an
 * invoice or the customer tells its coupon.
 */
export interface DiscountIndex {
  /** undefined: nothing tells which coupon stands behind the discount. */
  known(discount: Pick<DiscountFacts, "id">): KnownDiscount | undefined;
  /** The discount that the customer as a whole had at a time. */
  ofCustomerAt(seconds: number): DiscountFacts | undefined;
  /** When the customer's own discount came or went. */
  readonly customerChanges: readonly ScheduledChange[];
}

export function discountIndex(dossier: Dossier, references: References): DiscountIndex {
  const byId = new Map<string, DiscountFacts>();
  for (const discount of discountsIn(dossier)) {
    const better = byId.get(discount.id);
    if (!better?.couponId || (discount.coupon && !better.coupon)) byId.set(discount.id, discount);
  }
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
 * The coupon read for itself is the better one, since only it tells the products that it is restricted to. A coupon that was made after the
 * discount began has the id of the former one, and no more.
 */
function couponOf(
  { startSeconds, coupon: shown }: DiscountFacts,
  couponId: string,
  references: References,
): CouponFacts | undefined {
  const coupon = references.coupon(couponId, startSeconds);
  const isLater = startSeconds !== null && (coupon?.createdSeconds ?? -Infinity) > startSeconds;
  return isLater ? shown : (coupon ?? shown);
}

interface Span {
  readonly discount: DiscountFacts;
  /** When Stripe recorded that it was given, as far as a change tells, else when it began. */
  readonly from: number;
  /** Infinity: until further notice. */
  readonly to: number;
}

/** Ascending by start. A customer has one discount at a time: the latest given is the one. */
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
  const held = [...subscriptions, ...items].flatMap(({ discounts }) => discounts);
  const discountChanges = dossier.changes.flatMap((change) => (change.type === "discount" ? change.discount : []));
  const billed = dossier.invoices.flatMap(({ discounts }) => discounts);
  return [dossier.customer.discount ?? [], held, discountChanges, billed].flat();
}
