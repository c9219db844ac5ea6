import { ConfigError } from "@airbyte/cdk-typescript-compat";
import { retentionSeconds } from "../stripe/change-feed.js";
import { union } from "../stripe/lists/ranges.js";
import { lagSeconds, openRanges, withOpenRanges, type StreamState } from "../state/state.js";

/** Older cursors are not followed: what the feed has lost at its far end would be missed. */
const longestGapSeconds = retentionSeconds - 2 * 86_400;

export interface PlanInput {
  /** Stripe's clock, Unix seconds. */
  readonly nowSeconds: number;
  readonly account: string | null;
  readonly livemode: boolean;
  /** The import window's start, Unix seconds. */
  readonly importStart: number;
  /** Whether the key may read /v1/events. Without it every sync lists everything again. */
  readonly followsChanges: boolean;
  /** Everything is listed again when the last listing began so many days ago; 0: never. */
  readonly fullRescanIntervalDays: number;
}

/**
 * The state that a stream of Stripe's objects starts this sync with: what it has still to list, and from where it follows changes.
 *
 * @throws ConfigError when the state is of another account or mode, since mixing them would corrupt the destination.
 */
export function planRaw(stream: string, previous: StreamState | undefined, input: PlanInput): StreamState {
  if (!previous) return firstSync(input);
  refuseOtherAccount(stream, previous, input);
  const account = previous.account ?? input.account;
  const isListedAgain = !input.followsChanges || isTooOld(previous, input) || needsRescan(previous, input);
  return isListedAgain ? listAgain({ ...previous, account }, input) : widen({ ...previous, account }, input);
}

export interface DerivedPlan {
  readonly state: StreamState;
  /** History was told and stays told, but every customer is derived anew from a complete listing. */
  readonly rescans: boolean;
}

/** The same for a derived stream. What it once told of the past is never told anew as long as changes could be followed. */
export function planDerived(stream: string, previous: StreamState | undefined, input: PlanInput): DerivedPlan {
  if (!previous) return { state: firstSync(input), rescans: false };
  refuseOtherAccount(stream, previous, input);
  const account = previous.account ?? input.account;
  if (!input.followsChanges || isTooOld(previous, input)) {
    const { connected_at, observed_until, import_start, deleted_coupons, coupon_products } = previous;
    const importStart = Math.min(import_start, input.importStart);
    return {
      state: {
        ...firstSync({ ...input, account, importStart }),
        connected_at,
        observed_until,
        deleted_coupons,
        coupon_products,
      },
      rescans: false,
    };
  }
  return { state: widen({ ...previous, account }, input), rescans: needsRescan(previous, input) };
}

/** The last state, and what an import window that was moved earlier adds to it. */
function widen(previous: StreamState, { importStart }: PlanInput): StreamState {
  if (importStart >= previous.import_start) return previous;
  const missing = { from: importStart, to: previous.import_start };
  return { ...withOpenRanges(previous, union([missing, ...openRanges(previous)])), import_start: importStart };
}

/**
 * Everything is listed again. The cursor stays where it was, since no list shows what was deleted:
 *
 *     events_cursor      high_water_mark
 *     |-- deletions only --|-- changes and deletions ... now
 */
function listAgain(previous: StreamState, input: PlanInput): StreamState {
  const importStart = Math.min(previous.import_start, input.importStart);
  const { connected_at, events_cursor, recent_events, observed_until } = previous;
  const again = firstSync({ ...input, account: previous.account, importStart });
  return { ...again, connected_at, events_cursor, recent_events, observed_until };
}

function firstSync({ nowSeconds, account, livemode, importStart }: PlanInput): StreamState {
  const mark = nowSeconds - lagSeconds;
  const state: StreamState = {
    version: 1,
    account,
    livemode,
    phase: "backfill",
    connected_at: mark,
    high_water_mark: mark,
    listed_at: nowSeconds,
    import_start: importStart,
    open_ranges: [],
    events_cursor: mark,
    recent_events: [],
    observed_until: null,
    list_pages: {},
  };
  // Objects younger than the mark are read too: the change feed brings them once more, with what happened since.
  return withOpenRanges(state, union([{ from: importStart, to: nowSeconds + 1 }]));
}

/** What the feed has lost since the last listing would be missed. */
function isTooOld({ events_cursor, high_water_mark }: StreamState, { nowSeconds }: PlanInput): boolean {
  return nowSeconds - Math.max(events_cursor, high_water_mark) > longestGapSeconds;
}

/** Repairs what no event tells. Never in the middle of a listing, which would not come to its end. */
function needsRescan({ phase, listed_at }: StreamState, { nowSeconds, fullRescanIntervalDays }: PlanInput): boolean {
  const isOn = fullRescanIntervalDays > 0 && phase === "follow";
  return isOn && nowSeconds - listed_at >= fullRescanIntervalDays * 86_400;
}

function refuseOtherAccount(stream: string, previous: StreamState, { account, livemode }: PlanInput): void {
  const mode = (live: boolean) => (live ? "live mode" : "test mode");
  if (previous.livemode !== livemode) {
    throw new ConfigError(
      `The saved state of stream "${stream}" is of ${mode(previous.livemode)}, but the API key is of ${mode(livemode)}. ` +
        `Use a ${mode(previous.livemode)} key of the same account, or make a new connection for this key.`,
    );
  }
  if (previous.account !== null && account !== null && previous.account !== account) {
    throw new ConfigError(
      `The saved state of stream "${stream}" is of Stripe account ${previous.account}, but the API key is of ${account}. ` +
        `Use a key of ${previous.account}, or make a new connection for ${account}.`,
    );
  }
}
