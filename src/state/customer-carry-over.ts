import { isText, isTime, listOf, mapOf, optional, shapeOf, type Check } from "./checks.js";
import type { CustomerCarryOver } from "../metrics/timeline/customer-carry-over.js";
import type { EndingDiscount } from "../metrics/dossier/ended-discounts.js";

/** A customer's carry-over in a derived stream's state: see `CustomerCarryOver`. */
interface SavedCustomer {
  /** Unix seconds of the next scheduled MRR change. */
  readonly next_at?: number | undefined;
  readonly idle?: CustomerCarryOver["idle"] | undefined;
  /** The discounts that will end. */
  readonly ending?: readonly SavedDiscount[] | undefined;
}

/** A discount that will end. An absent `subscription` or `item`: it does not belong to one. */
interface SavedDiscount {
  readonly id: string;
  readonly coupon: string;
  /** Unix seconds. Absent: not known. */
  readonly start?: number | undefined;
  readonly end: number;
  readonly subscription?: string | undefined;
  readonly item?: string | undefined;
}

/** The stored customers, by id. */
export type SavedCustomers = Readonly<Record<string, SavedCustomer>>;

/** The carry-overs of one derived stream while a sync derives customers. */
export interface CustomerCarryOvers {
  /** Returns the customer's carry-over from before the sync. */
  before(customerId: string): CustomerCarryOver | undefined;
  /**
   * Stores the carry-over of a derivation for the next one; undefined: removes the customer's. Call it once for each
   * customer.
   */
  keep(customerId: string, carryOver: CustomerCarryOver | undefined): void;
  /**
   * Returns the carry-overs for the state, and the number of dropped customers. Call it once, at the end.
   * If there are too many customers, those with the earliest scheduled change are kept.
   */
  entries(): { readonly kept: SavedCustomers; readonly dropped: number };
}

/**
 * A customer takes 50 to 200 bytes, so the state takes up to 2 MB. Some platforms cannot pass more between their parts
 * (https://docs.temporal.io/troubleshooting/blob-size-limit-error).
 */
const mostCustomers = 10_000;

export function createCarryOvers(saved: SavedCustomers = {}, most = mostCustomers): CustomerCarryOvers {
  let next = new Map(Object.entries(saved));
  let dropped = 0;

  /** Leaves the customers with the earliest scheduled change. */
  function prune(): void {
    if (next.size <= most) return;
    dropped += next.size - most;
    next = new Map([...next].toSorted(([, a], [, b]) => compare(a.next_at, b.next_at)).slice(0, most));
  }

  return {
    before(customerId) {
      if (!Object.hasOwn(saved, customerId)) return undefined;
      const { next_at: scheduledSeconds = null, idle = {}, ending = [] } = saved[customerId]!;
      return { scheduledSeconds, idle, ...(ending.length > 0 && { ending: ending.map(endingDiscount) }) };
    },
    keep(customerId, carryOver) {
      if (!carryOver) next.delete(customerId);
      else next.set(customerId, savedCustomer(carryOver));
      // Pruned while they are added, because an account can have a million customers.
      if (next.size > 2 * most) prune();
    },
    entries() {
      prune();
      return { kept: Object.fromEntries(next), dropped };
    },
  };
}

/** Compares two times. Absent: never. */
function compare(a = Infinity, b = Infinity): number {
  return a === b ? 0 : a < b ? -1 : 1;
}

/** Returns the customers with a scheduled change before a time, in Unix seconds. */
export function customersScheduledBefore(saved: SavedCustomers = {}, seconds: number): string[] {
  return Object.entries(saved).flatMap(([id, { next_at: scheduledAt = Infinity }]) =>
    scheduledAt < seconds ? id : [],
  );
}

const isDiscount = shapeOf({
  id: isText,
  coupon: isText,
  start: optional(isTime),
  end: isTime,
  subscription: optional(isText),
  item: optional(isText),
});

/** Whether a value of a saved state is the carry-over of one customer. */
export const isCustomerCarryOver: Check = shapeOf({
  next_at: optional(isTime),
  idle: optional(mapOf(isText)),
  ending: optional(listOf(isDiscount)),
});

function savedCustomer({ scheduledSeconds, idle, ending = [] }: CustomerCarryOver): SavedCustomer {
  return {
    ...(scheduledSeconds === null ? {} : { next_at: scheduledSeconds }),
    ...(Object.keys(idle).length === 0 ? {} : { idle }),
    ...(ending.length === 0 ? {} : { ending: ending.map(savedDiscount) }),
  };
}

function savedDiscount(discount: EndingDiscount): SavedDiscount {
  const { id, couponId, startSeconds, endSeconds, subscriptionId, itemId } = discount;
  return {
    id,
    coupon: couponId,
    ...(startSeconds === null ? {} : { start: startSeconds }),
    end: endSeconds,
    ...(subscriptionId === null ? {} : { subscription: subscriptionId }),
    ...(itemId === null ? {} : { item: itemId }),
  };
}

function endingDiscount({ id, coupon, start, end, subscription, item }: SavedDiscount): EndingDiscount {
  return {
    id,
    couponId: coupon,
    startSeconds: start ?? null,
    endSeconds: end,
    subscriptionId: subscription ?? null,
    itemId: item ?? null,
  };
}
