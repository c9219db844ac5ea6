import type { CouponFacts, DiscountFacts } from "../facts/catalog-facts.js";
import { subscriptionsIn, type References } from "../facts/references.js";
import type { DiscountChange, Dossier } from "../facts/dossier.js";

/** A discount with the coupon behind it. */
export interface KnownDiscount {
  readonly id: string;
  readonly coupon: CouponFacts;
  readonly endSeconds: number | null;
}

/**
 * What the whole dossier tells of discounts. Event payloads name a discount only by its id: the object, another event, an
 * invoice or the customer tells its coupon.
 */
export interface DiscountBook {
  /** undefined: nothing tells which coupon stands behind the discount. */
  known(discount: Pick<DiscountFacts, "id">): KnownDiscount | undefined;
  /** The discount that the customer as a whole had at a time. */
  ofCustomerAt(seconds: number): DiscountFacts | undefined;
  /** When the customer's own discount came or went, ascending. */
  readonly customerTurns: readonly number[];
  /** At this time, a discount of the customer's ended by itself. */
  isCustomerEnd(seconds: number): boolean;
}

export function discountBook(dossier: Dossier, references: References): DiscountBook {
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
      // The coupon read for itself is the better one: only it tells the products that it is restricted to.
      const coupon = references.coupon(discount.couponId) ?? discount.coupon;
      return coupon && { id, coupon, endSeconds: discount.endSeconds };
    },
    ofCustomerAt: (seconds) => spans.findLast(({ from, to }) => from <= seconds && seconds < to)?.discount,
    customerTurns: spans
      .flatMap(({ from, to }) => [from, to])
      .filter(Number.isFinite)
      .toSorted((a, b) => a - b),
    isCustomerEnd: (seconds) => spans.some(({ discount, to }) => to === seconds && discount.endSeconds === to),
  };
}

interface Span {
  readonly discount: DiscountFacts;
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
      const told = ofCustomer.filter((change) => change.discount.id === discount.id);
      const removed = told.filter(({ isRemoved }) => isRemoved).map(({ createdSeconds }) => createdSeconds);
      return {
        discount,
        from: discount.startSeconds ?? Math.min(...told.map(({ createdSeconds }) => createdSeconds)),
        to: Math.min(discount.endSeconds ?? Infinity, ...removed),
      };
    })
    .toSorted((a, b) => a.from - b.from || (a.discount.id < b.discount.id ? -1 : 1));
}

function discountsIn(dossier: Dossier): DiscountFacts[] {
  const subscriptions = subscriptionsIn(dossier);
  const items = subscriptions.flatMap((subscription) => subscription.items);
  const held = [...subscriptions, ...items].flatMap(({ discounts }) => discounts);
  const told = dossier.changes.flatMap((change) => (change.type === "discount" ? change.discount : []));
  const billed = dossier.invoices.flatMap(({ discounts }) => discounts);
  return [dossier.customer.discount ?? [], held, told, billed].flat();
}
