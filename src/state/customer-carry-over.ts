import type { CustomerCarryOver } from "../metrics/timeline/customer-carry-over.js";
import type { EndingDiscount } from "../metrics/dossier/ended-discounts.js";

/** What a derived stream's state remembers of a customer: see `CustomerCarryOver`. */
interface SavedCustomer {
  /** When its MRR changes by time alone, in Unix seconds. */
  readonly next_at?: number | undefined;
  readonly idle?: CustomerCarryOver["idle"] | undefined;
  /** The discounts that are to end. */
  readonly ending?: readonly SavedDiscount[] | undefined;
}

/** What is absent is not of a subscription, of an item, or not known. */
interface SavedDiscount {
  readonly id: string;
  readonly coupon: string;
  /** Unix seconds. */
  readonly start?: number | undefined;
  readonly end: number;
  readonly subscription?: string | undefined;
  readonly item?: string | undefined;
}

/** By the customer's id. */
export type SavedCustomers = Readonly<Record<string, SavedCustomer>>;

/** The memories of one derived stream while a sync derives customers. */
export interface CustomerCarryOvers {
  /** What was remembered before the sync. */
  before(customerId: string): CustomerCarryOver | undefined;
  /** Takes what a derivation leaves for the next. */
  keep(customerId: string, carryOver: CustomerCarryOver | undefined): void;
  /** What the state has to remember. Where there are too many customers, those stay whose turn comes first. */
  entries(): { readonly kept: SavedCustomers; readonly dropped: number };
}

/**
 * 50 to 200 bytes each: up to 2 MB of state, which is what some platforms can pass between their parts
 * (https://docs.temporal.io/troubleshooting/blob-size-limit-error).
 */
const mostCustomers = 10_000;

export function createCarryOvers(saved: SavedCustomers = {}, most = mostCustomers): CustomerCarryOvers {
  const next = new Map(Object.entries(saved));
  return {
    before(customerId) {
      if (!Object.hasOwn(saved, customerId)) return undefined;
      const { next_at: scheduledSeconds = null, idle = {}, ending = [] } = saved[customerId]!;
      return { scheduledSeconds, idle, ...(ending.length > 0 && { ending: ending.map(endingDiscount) }) };
    },
    keep(customerId, carryOver) {
      if (!carryOver) next.delete(customerId);
      else next.set(customerId, savedCustomer(carryOver));
    },
    entries() {
      const sooner = ([, a]: [string, SavedCustomer], [, b]: [string, SavedCustomer]) =>
        (a.next_at ?? Infinity) < (b.next_at ?? Infinity)
          ? -1
          : (a.next_at ?? Infinity) > (b.next_at ?? Infinity)
            ? 1
            : 0;
      const kept = next.size > most ? [...next].toSorted(sooner).slice(0, most) : [...next];
      return { kept: Object.fromEntries(kept), dropped: next.size - kept.length };
    },
  };
}

/** The customers whose turn comes before a time, in Unix seconds. */
export function customersScheduledBefore(saved: SavedCustomers = {}, seconds: number): string[] {
  return Object.entries(saved).flatMap(([id, { next_at: scheduledAt = Infinity }]) =>
    scheduledAt < seconds ? id : [],
  );
}

/** Whether a value of a saved state is what is remembered of one customer. */
export function isCustomerCarryOver(value: unknown): value is SavedCustomer {
  if (typeof value !== "object" || value === null) return false;
  const { next_at: scheduledAt, idle, ending } = value as Record<string, unknown>;
  const isScheduled = scheduledAt === undefined || Number.isSafeInteger(scheduledAt);
  const areEnding = ending === undefined || (Array.isArray(ending) && ending.every(isDiscount));
  return isScheduled && areEnding && (idle === undefined || isIdle(idle));
}

function isDiscount(value: unknown): boolean {
  if (typeof value !== "object" || value === null) return false;
  const { id, coupon, start, end } = value as Record<string, unknown>;
  const areTexts = typeof id === "string" && typeof coupon === "string";
  return areTexts && Number.isSafeInteger(end) && (start === undefined || Number.isSafeInteger(start));
}

function isIdle(value: unknown): boolean {
  if (typeof value !== "object" || value === null) return false;
  return Object.values(value).every((status) => typeof status === "string");
}

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
