import { ConfigError } from "@airbyte/cdk-typescript-compat";
import { retentionSeconds } from "../stripe/change-feed.js";
import { union } from "../stripe/lists/ranges.js";
import {
  lagSeconds,
  openRanges,
  withOpenRanges,
  type CommonState,
  type DerivedState,
  type RawState,
  type StreamState,
} from "../state/state.js";

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
 * Returns the state that a stream of Stripe's objects starts this sync with: what it has to list, and from where it follows changes.
 *
 * @throws ConfigError if the state is of another account or mode, because mixing them would corrupt the destination.
 */
export function planRaw(stream: string, previous: RawState | undefined, input: PlanInput): RawState {
  if (!previous) return { ...firstSync(input), incremental: { events_cursor: markOf(input), recent_events: [] } };
  refuseOtherAccount(stream, previous, input);
  const state = { ...previous, account: previous.account ?? input.account };
  const isListedAgain = !input.followsChanges || isTooOld(state, input) || needsRescan(state, input);
  return isListedAgain ? listAgain(state, input) : widen(state, input);
}

export interface DerivedPlan {
  readonly state: DerivedState;
  /** History was emitted and stays so, but every customer is derived again from a complete listing. */
  readonly rescans: boolean;
}

/** The same for a derived stream. History that was emitted is never emitted again while changes can be followed. */
export function planDerived(stream: string, previous: DerivedState | undefined, input: PlanInput): DerivedPlan {
  const incremental = { events_cursor: markOf(input) };
  if (!previous) return { state: { ...firstSync(input), incremental }, rescans: false };
  refuseOtherAccount(stream, previous, input);
  const state = { ...previous, account: previous.account ?? input.account };
  if (!input.followsChanges || isTooOld(state, input)) {
    const { coupons } = previous;
    return { state: { ...beginAgain(state, input), incremental, ...(coupons && { coupons }) }, rescans: false };
  }
  return { state: widen(state, input), rescans: needsRescan(state, input) };
}

/** Adds what an import window that was moved earlier opens. */
function widen<State extends StreamState>(state: State, { importStart }: PlanInput): State {
  const { import_start: reached } = state.backfill;
  if (importStart >= reached) return state;
  const ranges = union([{ from: importStart, to: reached }, ...openRanges(state)]);
  const widened = { ...state, backfill: { ...state.backfill, import_start: importStart } };
  return withOpenRanges(widened, ranges);
}

/**
 * Lists everything again. The cursor stays where it was, because no list shows what was deleted:
 *
 *     events_cursor      high_water_mark
 *     |-- deletions only --|-- changes and deletions ... now
 */
function listAgain(previous: RawState, input: PlanInput): RawState {
  return { ...beginAgain(previous, input), incremental: previous.incremental };
}

/** Everything is to be read, but the connection stays the same. */
function beginAgain({ account, connected_at, observed_until, backfill }: StreamState, input: PlanInput): Beginning {
  const importStart = Math.min(backfill.import_start, input.importStart);
  return { ...firstSync({ ...input, account, importStart }), connected_at, observed_until };
}

/** A state whose kind is not decided. */
type Beginning = CommonState;

function firstSync(input: PlanInput): Beginning {
  const { nowSeconds, account, livemode, importStart } = input;
  const mark = markOf(input);
  const state: Beginning = {
    version: 2,
    account,
    livemode,
    phase: "backfill",
    connected_at: mark,
    observed_until: null,
    list_pages: {},
    backfill: { import_start: importStart, listed_at: nowSeconds, high_water_mark: mark, open_ranges: [] },
  };
  // Objects younger than the mark are read too. The change feed brings them once more, with what happened since.
  return withOpenRanges(state, union([{ from: importStart, to: nowSeconds + 1 }]));
}

function markOf({ nowSeconds }: PlanInput): number {
  return nowSeconds - lagSeconds;
}

/** Events since the last listing may be gone from the feed. */
function isTooOld({ incremental, backfill }: StreamState, { nowSeconds }: PlanInput): boolean {
  return nowSeconds - Math.max(incremental.events_cursor, backfill.high_water_mark) > longestGapSeconds;
}

/** A full rescan finds changes that have no event. It never starts during a backfill, which would then never finish. */
function needsRescan({ phase, backfill }: StreamState, { nowSeconds, fullRescanIntervalDays }: PlanInput): boolean {
  const isOn = fullRescanIntervalDays > 0 && phase === "follow";
  return isOn && nowSeconds - backfill.listed_at >= fullRescanIntervalDays * 86_400;
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
