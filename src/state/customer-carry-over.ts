import type { CustomerMemory } from "../metrics/timeline/customer-memory.js";
import type { EndingDiscount } from "../metrics/dossier/ended-discounts.js";

/** What a derived stream's state remembers of a customer: see `CustomerMemory`. */
interface RememberedCustomer {
  /** When its MRR changes by time alone, in Unix seconds. */
  readonly turn_at?: number | undefined;
  readonly idle?: CustomerMemory["idle"] | undefined;
  /** The discounts that are to end. */
  readonly ending?: readonly RememberedDiscount[] | undefined;
}

/** What is absent is not of a subscription, of an item, or not known. */
interface RememberedDiscount {
  readonly id: string;
  readonly coupon: string;
  /** Unix seconds. */
  readonly start?: number | undefined;
  readonly end: number;
  readonly subscription?: string | undefined;
  readonly item?: string | undefined;
}

/** By the customer's id. */
export type RememberedCustomers = Readonly<Record<string, RememberedCustomer>>;

/** The memories of one derived stream while a sync derives customers. */
export interface CustomerMemories {
  /** What was remembered before the sync. */
  before(customerId: string): CustomerMemory | undefined;
  /** Takes what a derivation leaves for the next. */
  keep(customerId: string, memory: CustomerMemory | undefined): void;
  /** What the state has to remember. Where there are too many customers, those stay whose turn comes first. */
  entries(): { readonly kept: RememberedCustomers; readonly dropped: number };
}

/**
 * 50 to 200 bytes each: up to 2 MB of state, which is what some platforms can pass between their parts
 * (https://docs.temporal.io/troubleshooting/blob-size-limit-error).
 */
const mostCustomers = 10_000;

export function createCustomerMemories(remembered: RememberedCustomers = {}, most = mostCustomers): CustomerMemories {
  const next = new Map(Object.entries(remembered));
  return {
    before(customerId) {
      if (!Object.hasOwn(remembered, customerId)) return undefined;
      const { turn_at: scheduledSeconds = null, idle = {}, ending = [] } = remembered[customerId]!;
      return { scheduledSeconds, idle, ...(ending.length > 0 && { ending: ending.map(endingDiscount) }) };
    },
    keep(customerId, memory) {
      if (!memory) next.delete(customerId);
      else next.set(customerId, rememberedOf(memory));
    },
    entries() {
      const sooner = ([, a]: [string, RememberedCustomer], [, b]: [string, RememberedCustomer]) =>
        (a.turn_at ?? Infinity) < (b.turn_at ?? Infinity)
          ? -1
          : (a.turn_at ?? Infinity) > (b.turn_at ?? Infinity)
            ? 1
            : 0;
      const kept = next.size > most ? [...next].toSorted(sooner).slice(0, most) : [...next];
      return { kept: Object.fromEntries(kept), dropped: next.size - kept.length };
    },
  };
}

/** The customers whose turn comes before a time, in Unix seconds. */
export function customersScheduledBefore(remembered: RememberedCustomers = {}, seconds: number): string[] {
  return Object.entries(remembered).flatMap(([id, { turn_at: scheduledAt = Infinity }]) =>
    scheduledAt < seconds ? id : [],
  );
}

/** Whether a value of a saved state is what is remembered of one customer. */
export function isCustomerMemory(value: unknown): value is RememberedCustomer {
  if (typeof value !== "object" || value === null) return false;
  const { turn_at: scheduledAt, idle, ending } = value as Record<string, unknown>;
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

function rememberedOf({ scheduledSeconds, idle, ending = [] }: CustomerMemory): RememberedCustomer {
  return {
    ...(scheduledSeconds === null ? {} : { turn_at: scheduledSeconds }),
    ...(Object.keys(idle).length === 0 ? {} : { idle }),
    ...(ending.length === 0 ? {} : { ending: ending.map(rememberedDiscount) }),
  };
}

function rememberedDiscount(discount: EndingDiscount): RememberedDiscount {
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

function endingDiscount({ id, coupon, start, end, subscription, item }: RememberedDiscount): EndingDiscount {
  return {
    id,
    couponId: coupon,
    startSeconds: start ?? null,
    endSeconds: end,
    subscriptionId: subscription ?? null,
    itemId: item ?? null,
  };
}
