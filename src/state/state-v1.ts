import type { Check } from "./checks.js";
import {
  areRanges,
  areTexts,
  isFlag,
  isPhase,
  isTextOrNull,
  isTime,
  listOf,
  mapOf,
  optional,
  shapeOf,
} from "./checks.js";
import type { SavedCustomers } from "./customer-carry-over.js";
import { isCustomerCarryOver } from "./customer-carry-over.js";
import type { CouponProducts, DeletedCoupon } from "./deleted-coupons.js";
import { isDeletedCoupon } from "./deleted-coupons.js";
import { isObservation } from "./observation-clock.js";
import type { Backfill, CommonState, DerivedState, RawState } from "./state.js";

/** The state in version 1: flat, with the fields of both kinds of streams. */
interface StateV1 extends Backfill, Omit<CommonState, "version" | "backfill"> {
  readonly version: 1;
  readonly events_cursor: number;
  readonly recent_events: readonly string[];
  readonly customer_memory?: Readonly<Record<string, CustomerV1>> | undefined;
  readonly memory_is_cut?: boolean | undefined;
  readonly deleted_coupons?: readonly DeletedCoupon[] | undefined;
  readonly coupon_products?: CouponProducts | undefined;
}

type CustomerV1 = Omit<SavedCustomers[string], "next_at"> & { readonly turn_at?: number | undefined };

/** Returns whether a value of a saved state is of version 1. */
export function isVersion1(value: unknown): value is StateV1 {
  return isState(value);
}

/** Returns a raw stream's state in the current version. */
export function rawFromVersion1(state: StateV1): RawState {
  const { events_cursor, recent_events } = state;
  return { ...commonFrom(state), incremental: { events_cursor, recent_events } };
}

/** Returns a derived stream's state in the current version. */
export function derivedFromVersion1(state: StateV1): DerivedState {
  const { events_cursor, customer_memory: customers, memory_is_cut: isCut } = state;
  const { deleted_coupons: deleted, coupon_products: products } = state;
  return {
    ...commonFrom(state),
    incremental: { events_cursor },
    ...(customers && { carry_over: { customers: savedCustomers(customers), is_cut: isCut ?? false } }),
    ...((deleted || products) && { coupons: { deleted: deleted ?? [], products: products ?? {} } }),
  };
}

function commonFrom(state: StateV1): CommonState {
  const { account, livemode, phase, connected_at, observed_until, list_pages } = state;
  const { import_start, listed_at, high_water_mark, open_ranges } = state;
  const backfill = { import_start, listed_at, high_water_mark, open_ranges };
  return { version: 2, account, livemode, phase, connected_at, observed_until, list_pages, backfill };
}

function savedCustomers(customers: Readonly<Record<string, CustomerV1>>): SavedCustomers {
  const entries = Object.entries(customers).map(
    ([id, { turn_at: scheduledAt, ...rest }]): [string, SavedCustomers[string]] => [
      id,
      { ...rest, ...(scheduledAt !== undefined && { next_at: scheduledAt }) },
    ],
  );
  return Object.fromEntries(entries);
}

const isCustomer: Check = (value) => {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return false;
  const { turn_at: scheduledAt, ...rest } = value as Record<string, unknown>;
  return optional(isTime)(scheduledAt) && isCustomerCarryOver(rest);
};

const isState = shapeOf({
  version: (value) => value === 1,
  account: isTextOrNull,
  livemode: isFlag,
  phase: isPhase,
  connected_at: isTime,
  high_water_mark: isTime,
  listed_at: isTime,
  import_start: isTime,
  open_ranges: areRanges,
  events_cursor: isTime,
  recent_events: areTexts,
  observed_until: (value) => value === null || (typeof value === "string" && isObservation(value)),
  list_pages: mapOf(isTime),
  customer_memory: optional(mapOf(isCustomer)),
  memory_is_cut: optional(isFlag),
  coupon_products: optional(mapOf(areTexts)),
  deleted_coupons: optional(listOf(isDeletedCoupon)),
});
