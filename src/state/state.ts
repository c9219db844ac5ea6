import { ConfigError } from "@airbyte/cdk-typescript-compat";
import type { Ranges } from "../stripe/lists/ranges.js";
import { isCustomerCarryOver, type SavedCustomers } from "./customer-carry-over.js";
import { isDeletedCoupon, type CouponProducts, type DeletedCoupon } from "./deleted-coupons.js";
import { isSnapshot, type Snapshot } from "./snapshot.js";
import { isObservation } from "./observation-clock.js";

/**
 * What a stream remembers between syncs. All times are whole Unix seconds unless they say otherwise.
 *
 *     import_start ... open_ranges (still to be listed) ... high_water_mark ... events_cursor ... now
 *
 * When everything is listed again, the cursor is behind the new mark until the changes since the mark are read.
 */
export interface StreamState {
  readonly version: 1;
  /** The Stripe account, where the key may know it. */
  readonly account: string | null;
  readonly livemode: boolean;
  /** `backfill` while history is missing. State alone never means that the history is there. */
  readonly phase: "backfill" | "follow";
  /** When the first sync of this connection began: facts before it are historical. */
  readonly connected_at: number;
  /** Taken from Stripe's clock before the first list call of the latest backfill. */
  readonly high_water_mark: number;
  /** When the last listing of everything began. */
  readonly listed_at: number;
  /** The start of the import window that the backfill was made for. */
  readonly import_start: number;
  /** What the backfill has still to read, as [from, to). For derived streams: of `occurred_at`, to emit. */
  readonly open_ranges: readonly (readonly [number, number])[];
  /** Deletions before it are in the destination, and so are changes, unless a later listing is still to bring them. */
  readonly events_cursor: number;
  /** Events at or after the cursor whose objects are in the destination already. None in derived streams, which tell up to the cursor. */
  readonly recent_events: readonly string[];
  /** The greatest `observed_at` given so far. */
  readonly observed_until: string | null;
  /** Pages that listing a collection took last time, which decides what is the cheaper way to read changes. */
  readonly list_pages: Readonly<Record<string, number>>;
  /** Of derived streams, as long as changes may come that a listing told already. */
  readonly listing?: Snapshot | undefined;
  /** Of derived streams: what the next derivation of a customer could not see any more. Absent: nothing is remembered of anybody. */
  readonly customer_memory?: SavedCustomers | undefined;
  /** Of derived streams: not every customer had room in `customer_memory`, so that a full rescan has to tell what time alone changed. */
  readonly memory_is_cut?: boolean | undefined;
  /** Of derived streams: what discounts of deleted coupons take off, oldest deletion first. */
  readonly deleted_coupons?: readonly DeletedCoupon[] | undefined;
  /** Of derived streams: the products that coupons are restricted to, which the event of their deletion doesn't tell. */
  readonly coupon_products?: CouponProducts | undefined;
}

/** Events become visible late; nothing younger than this is ever taken as complete. */
export const lagSeconds = 60;

export function openRanges(state: StreamState): Ranges {
  return state.open_ranges.map(([from, to]) => ({ from, to }));
}

/** The state with these ranges still to read. The phase follows from them. */
export function withOpenRanges(state: StreamState, ranges: Ranges): StreamState {
  return {
    ...state,
    phase: ranges.length === 0 ? "follow" : "backfill",
    open_ranges: ranges.map(({ from, to }) => [from, to] as const),
  };
}

/** @throws ConfigError when it was not written by this connector. */
export function parseState(
  stream: string,
  value: Readonly<Record<string, unknown>> | undefined,
): StreamState | undefined {
  if (value === undefined || Object.keys(value).length === 0) return undefined;
  if (!isStreamState(value)) {
    throw new ConfigError(
      `The saved state of stream "${stream}" was not written by this version of source-stripe-lifecycle. ` +
        `Clear the stream's state (in Airbyte: Clear data) and sync again; nothing is doubled in a deduplicating destination.`,
    );
  }
  return value;
}

/** Also of a count: whole and not negative. In seconds, up to the end of the year 9999. */
const isTime = (value: unknown) => Number.isSafeInteger(value) && Number(value) >= 0 && Number(value) < 253_402_300_800;

/** In order, and apart from each other. */
function areRanges(ranges: readonly unknown[]): boolean {
  const isPair = (range: unknown) => Array.isArray(range) && range.length === 2 && range.every(isTime);
  if (!ranges.every(isPair)) return false;
  const bounds = (ranges as readonly (readonly number[])[]).flat();
  return bounds.every((bound, index) => index === 0 || bounds[index - 1]! < bound);
}

function areValues(value: unknown, holds: (value: unknown) => boolean): boolean {
  return typeof value === "object" && value !== null && !Array.isArray(value) && Object.values(value).every(holds);
}

const isTexts = (value: unknown) => Array.isArray(value) && value.every((text) => typeof text === "string");

const fields: Readonly<Record<keyof StreamState, (value: unknown) => boolean>> = {
  version: (value) => value === 1,
  account: (value) => value === null || typeof value === "string",
  livemode: (value) => typeof value === "boolean",
  phase: (value) => value === "backfill" || value === "follow",
  connected_at: isTime,
  high_water_mark: isTime,
  listed_at: isTime,
  import_start: isTime,
  open_ranges: (value) => Array.isArray(value) && areRanges(value),
  events_cursor: isTime,
  recent_events: isTexts,
  observed_until: (value) => value === null || (typeof value === "string" && isObservation(value)),
  list_pages: (value) => areValues(value, isTime),
  listing: (value) => value === undefined || isSnapshot(value),
  customer_memory: (value) => value === undefined || areValues(value, isCustomerCarryOver),
  memory_is_cut: (value) => value === undefined || typeof value === "boolean",
  coupon_products: (value) => value === undefined || areValues(value, isTexts),
  deleted_coupons: (value) => value === undefined || (Array.isArray(value) && value.every(isDeletedCoupon)),
};

function isStreamState(value: object): value is StreamState {
  return Object.entries(fields).every(([field, holds]) => holds((value as Record<string, unknown>)[field]));
}
