import { ConfigError } from "@airbyte/cdk-typescript-compat";
import { retentionSeconds } from "../stripe/change-feed.js";
import { union } from "../stripe/ranges.js";
import { openRanges, withOpenRanges, type StreamState } from "./state.js";

/** Events become visible late; nothing younger than this is ever taken as complete. */
export const lagSeconds = 60;

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
}

/**
 * The state that a stream starts this sync with: what it has still to backfill, and from where it follows changes.
 *
 * @throws ConfigError when the state is of another account or mode, since mixing them would corrupt the destination.
 */
export function planStream(stream: string, previous: StreamState | undefined, input: PlanInput): StreamState {
  if (!previous) return firstSync(input);
  refuseOtherAccount(stream, previous, input);
  const account = previous.account ?? input.account;
  if (!input.followsChanges || isTooOld(previous, input)) {
    const { connected_at, observed_until } = previous;
    return { ...firstSync({ ...input, account }), connected_at, observed_until };
  }
  if (input.importStart >= previous.import_start) return { ...previous, account };
  const missing = { from: input.importStart, to: previous.import_start };
  const widened = withOpenRanges(previous, union([missing, ...openRanges(previous)]));
  return { ...widened, account, import_start: input.importStart };
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

/** While a backfill runs, its cursor waits: only the age of the mark that it will be followed from counts. */
function isTooOld(previous: StreamState, { nowSeconds }: PlanInput): boolean {
  return nowSeconds - previous.events_cursor > longestGapSeconds;
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
