import { ConfigError } from "@airbyte/cdk-typescript-compat";
import type { MrrReport } from "../metrics/timeline/subscription-histories.js";
import type { DerivedPlan } from "./run/derived-plan.js";
import { isSameDefinition, type SavedDefinition } from "../state/definition.js";
import type { DerivedStream } from "../streams/derived-streams.js";
import type { RawStream } from "../streams/kinds.js";
import { retentionSeconds, visibleSeconds } from "../stripe/change-feed.js";
import { implausibleTimes, isPlausible } from "../state/plausible-times.js";
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

const daySeconds = 86_400;

/** The longest gap that a cursor bridges. The feed drops its oldest events, so an older cursor would miss some. */
const longestGapSeconds = retentionSeconds - 2 * daySeconds;

export interface PlanInput {
  /** Stripe's clock, Unix seconds. */
  readonly nowSeconds: number;
  readonly account: string | null;
  readonly livemode: boolean;
  /** The import window's start, Unix seconds. */
  readonly importStart: number;
  /** Whether the key may read /v1/events. If not, every sync lists everything again. */
  readonly followsChanges: boolean;
  /** How this connector defines MRR. */
  readonly definition: SavedDefinition;
  /** Everything is listed again if the last listing began at least this many days ago; 0: never. */
  readonly fullRescanIntervalDays: number;
  /** Whether the interval has passed for any stream of this sync: see `isRescanDue`. */
  readonly isRescanDue: boolean;
}

/**
 * Returns the state that a stream of Stripe's objects starts this sync with.
 * It contains the ranges to list and the cursor to follow changes from.
 *
 * @throws ConfigError if the state is of another account or mode, because mixing them would corrupt the destination.
 */
export function planRaw(stream: PlannedStream, previous: RawState | undefined, input: PlanInput): RawState {
  const begun = (state: RawState) => beginListing(stream, state, input);
  if (!previous) {
    const incremental = { events_cursor: markOf(input), recent_events: [] };
    // The destination has no row yet, so that all its rows are known from here on.
    const known = stream.vanishes && { relisting: { until: 0, ids: [] } };
    return begun({ ...firstSync(input), incremental, ...known });
  }
  requireSameAccount(stream.name, previous, input);
  const state = { ...previous, account: previous.account ?? input.account };
  if (isImplausible(state, input)) return begun(listAgain(withPlausibleCursor(state, input), input));
  return isListedAgain(stream, state, input)
    ? begun(listAgain(state, input))
    : relist(stream, widen(state, input), input);
}

function isListedAgain(stream: PlannedStream, state: RawState, input: PlanInput): boolean {
  if (!input.followsChanges || isTooOld(state, input)) return true;
  // An older connector read only one part of the list.
  if (stream.parts?.length !== state.backfill.parts) return true;
  if (stream.unreported === "all" && isDayOver(state, input)) return true;
  return isRescanned(stream) && needsRescan(state, input);
}

/** What the plan of a raw stream depends on, of its entry. */
export type PlannedStream = Pick<RawStream, "name" | "unreported" | "vanishes" | "children" | "parts">;

/** Whether full rescans read the stream. If each object costs a request, they would cost too many. */
export function isRescanned({ children, unreported }: Pick<PlannedStream, "children" | "unreported">): boolean {
  return children === undefined || !("route" in children) || unreported !== undefined;
}

/** Whether the first sync of a new day lists everything. An interrupted listing of everything goes on instead. */
function isDayOver(state: RawState, { nowSeconds }: PlanInput): boolean {
  return !isListingAll(state) && nowSeconds - state.backfill.listed_at >= daySeconds;
}

/** Whether a list of everything was interrupted. One of new objects alone does not count. */
function isListingAll(state: StreamState): boolean {
  return state.phase === "backfill" && !("relisting" in state && state.relisting?.only_new === true);
}

/** Returns a state that lists everything with what it needs to list new objects later. */
function beginListing({ unreported, vanishes, parts }: PlannedStream, before: RawState, input: PlanInput): RawState {
  const state = parts ? { ...before, backfill: { ...before.backfill, parts: parts.length } } : before;
  if (unreported === undefined && !vanishes) return state;
  return { ...state, relisting: { ...state.relisting, until: markOf(input), only_new: undefined, pending: undefined } };
}

/** Returns a state that lists the objects that were created since the last sync, and those that have changed since. */
function relist({ unreported }: PlannedStream, state: RawState, input: PlanInput): RawState {
  if (unreported === undefined) return state;
  const { nowSeconds } = input;
  const { relisting = { until: state.backfill.high_water_mark } } = state;
  const pending = relisting.pending ?? [];
  const due = pending.filter(([, , dueSeconds]) => dueSeconds <= nowSeconds);
  const ranges = union([
    ...openRanges(state),
    { from: relisting.until, to: nowSeconds + 1 },
    ...due.map(([from, to]) => ({ from, to })),
  ]);
  const rest = pending.filter((each) => !due.includes(each));
  const onlyNew = state.phase === "follow" || relisting.only_new;
  const next = { ...relisting, until: markOf(input), only_new: onlyNew, pending: rest };
  return withOpenRanges({ ...state, relisting: next }, ranges);
}

/**
 * Returns how a derived stream goes on in this sync. Emitted history is never emitted again:
 *
 *     first sync            the whole import window, the last 30 days of it from events
 *     usual                 the changes since the cursor, from events
 *     after a long gap      what was recorded since the cursor, from lists and the last 30 days of events
 *     without /v1/events    what was recorded since the cursor, from lists
 *
 * @throws ConfigError if the state is of another account or mode
 */
export function planDerived(
  stream: Pick<DerivedStream, "name" | "isAppendOnly">,
  previous: DerivedState | undefined,
  input: PlanInput,
): DerivedPlan {
  if (previous) requireSameAccount(stream.name, previous, input);
  if (!previous || isUnreported(previous)) return firstDerived(previous, input);
  const isWrong = isImplausible(previous, input);
  const state = { ...previous, account: previous.account ?? input.account };
  const followed = widen(isWrong ? withPlausibleTimes(state, input) : state, input);
  const hasGap = isWrong || !input.followsChanges || isTooOld(followed, input);
  const isSame = isSameDefinition(followed.definition, input.definition);
  const rescans = hasGap || needsRescan(followed, input) || (!isSame && !stream.isAppendOnly);
  const derivesAll = rescans || followed.phase === "backfill";
  const readsEvidence = input.followsChanges && (hasGap || widensIntoFeed(previous, followed, input));
  return {
    state: isSame || stream.isAppendOnly ? followed : { ...followed, definition: input.definition },
    rescans,
    hasGap,
    readsEvidence,
    changesFromSeconds: changesFrom(followed, readsEvidence, input),
    report: hasGap || (isSame && followed.reported) ? reportOf(followed, hasGap, derivesAll) : undefined,
  };
}

/** Returns the plan of a stream whose history is not emitted yet. An interrupted first sync begins again. */
function firstDerived(previous: DerivedState | undefined, input: PlanInput): DerivedPlan {
  const { definition, followsChanges: readsEvidence } = input;
  const first = previous
    ? beginAgain({ ...previous, account: previous.account ?? input.account }, input)
    : firstSync(input);
  const state: DerivedState = {
    ...first,
    incremental: { events_cursor: markOf(input) },
    definition,
    ...(readsEvidence && { evidence_from: evidenceFrom(previous, input) }),
    ...(previous?.coupons && { coupons: previous.coupons }),
  };
  const changesFromSeconds = state.evidence_from ?? changesFrom(state, readsEvidence, input);
  return { state, rescans: false, hasGap: false, readsEvidence, changesFromSeconds, report: undefined };
}

/**
 * Returns where the evidence of a first sync begins: where it began before an interruption, if the feed still has it.
 */
function evidenceFrom(previous: DerivedState | undefined, { nowSeconds }: PlanInput): number {
  const before = previous?.evidence_from ?? 0;
  return nowSeconds - before < retentionSeconds - lagSeconds ? before : nowSeconds - visibleSeconds;
}

/**
 * Returns whether an earlier import window adds time that the change feed still shows. The history that was emitted
 * rests on events too, or it would contradict them.
 */
function widensIntoFeed({ backfill, evidence_from }: DerivedState, followed: DerivedState, input: PlanInput): boolean {
  const isRecent = backfill.import_start > input.nowSeconds - visibleSeconds;
  return followed.phase === "backfill" && isRecent && evidence_from !== undefined;
}

/** Returns whether a first sync was interrupted. The state of an older connector does not show what it reported. */
export function isUnreported({ phase, reported, definition }: DerivedState): boolean {
  return phase === "backfill" && definition !== undefined && reported === undefined;
}

function changesFrom(
  { incremental }: DerivedState,
  readsEvidence: boolean,
  { nowSeconds, followsChanges }: PlanInput,
): number {
  if (readsEvidence) return nowSeconds - visibleSeconds;
  return followsChanges ? incremental.events_cursor : nowSeconds + 1;
}

function reportOf({ incremental, reported }: DerivedState, hasGap: boolean, reportsObserved: boolean): MrrReport {
  return {
    untilSeconds: incremental.events_cursor,
    remembered: reported?.mrr ?? {},
    isCut: reported === undefined || reported.dropped > 0,
    hasGap,
    reportsObserved,
  };
}

/** Returns the state with the range that an earlier import window adds. */
function widen<State extends StreamState>(state: State, { importStart }: PlanInput): State {
  const { import_start: reached } = state.backfill;
  if (importStart >= reached) return state;
  const ranges = union([{ from: importStart, to: reached }, ...openRanges(state)]);
  const widened = { ...state, backfill: { ...state.backfill, import_start: importStart } };
  return withOpenRanges(widened, ranges);
}

/**
 * Returns a state that lists everything again. The cursor does not change, because no list shows deletions:
 *
 *     events_cursor      high_water_mark
 *     |-- deletions only --|-- changes and deletions ... now
 */
function listAgain(previous: RawState, input: PlanInput): RawState {
  const { incremental, relisting } = previous;
  return { ...beginAgain(previous, input), incremental, ...(relisting && { relisting }) };
}

/** Returns a state that reads everything again in the same connection. */
function beginAgain({ account, connected_at, observed_until, backfill }: StreamState, input: PlanInput): CommonState {
  const importStart = Math.min(backfill.import_start, input.importStart);
  const connectedAt = isPlausible(connected_at, input.nowSeconds) ? connected_at : markOf(input);
  return { ...firstSync({ ...input, account, importStart }), connected_at: connectedAt, observed_until };
}

function isImplausible(state: StreamState, { nowSeconds }: PlanInput): boolean {
  return implausibleTimes(state, nowSeconds).length > 0;
}

/**
 * Returns a derived stream's state that begins where the change feed begins. What was reported since the wrong time is
 * unknown, so the MRR of that second comes from evidence alone.
 */
function withPlausibleTimes(state: DerivedState, input: PlanInput): DerivedState {
  const { nowSeconds } = input;
  return {
    ...state,
    connected_at: isPlausible(state.connected_at, nowSeconds) ? state.connected_at : markOf(input),
    backfill: { ...state.backfill, listed_at: nowSeconds, high_water_mark: nowSeconds - visibleSeconds },
    incremental: { events_cursor: nowSeconds - visibleSeconds },
    ...(state.reported && { reported: { mrr: {}, dropped: 0 } }),
  };
}

/**
 * Returns the state with a cursor that can be right. A wrong one hides which deletions the stream has seen.
 * So it becomes older than the change feed: all its deletions are read again, and missing customers are looked for.
 */
function withPlausibleCursor(state: RawState, { nowSeconds }: PlanInput): RawState {
  if (isPlausible(state.incremental.events_cursor, nowSeconds)) return state;
  return { ...state, incremental: { events_cursor: nowSeconds - retentionSeconds - 1, recent_events: [] } };
}

function firstSync(input: PlanInput): CommonState {
  const { nowSeconds, account, livemode, importStart } = input;
  const mark = markOf(input);
  const state: CommonState = {
    version: 2,
    account,
    livemode,
    phase: "backfill",
    connected_at: mark,
    observed_until: null,
    list_pages: {},
    backfill: { import_start: importStart, listed_at: nowSeconds, high_water_mark: mark, open_ranges: [] },
  };
  // Objects younger than the mark are listed too. The change feed brings them once more, with the changes since.
  return withOpenRanges(state, union([{ from: importStart, to: nowSeconds + 1 }]));
}

function markOf({ nowSeconds }: PlanInput): number {
  return nowSeconds - lagSeconds;
}

/** Returns whether the feed may have dropped events since the cursor and the last listing. */
export function isTooOld(
  { incremental, backfill }: StreamState,
  { nowSeconds }: Pick<PlanInput, "nowSeconds">,
): boolean {
  return nowSeconds - Math.max(incremental.events_cursor, backfill.high_water_mark) > longestGapSeconds;
}

/**
 * Returns whether a full rescan is needed, because it finds changes that have no event.
 * It never starts during a backfill, which would then never finish.
 *
 * If a rescan falls due for any stream, the others join it after half of their interval. Then each collection is listed
 * once for all. Half, because a stream that fails stays due, and must not make the others list everything each time.
 */
function needsRescan(state: StreamState, input: PlanInput): boolean {
  return hasPassed(1, state, input) || (input.isRescanDue && hasPassed(0.5, state, input));
}

type RescanInput = Pick<PlanInput, "nowSeconds" | "fullRescanIntervalDays">;

/** Returns whether the interval of full rescans has passed for any of the states. */
export function isRescanDue(states: readonly StreamState[], input: RescanInput): boolean {
  return states.some((state) => hasPassed(1, state, input));
}

/** Returns whether this share of the interval has passed since the last listing. False while one is interrupted. */
function hasPassed(share: number, state: StreamState, input: RescanInput): boolean {
  const { nowSeconds, fullRescanIntervalDays: days } = input;
  return days > 0 && !isListingAll(state) && nowSeconds - state.backfill.listed_at >= share * days * daySeconds;
}

function requireSameAccount(stream: string, previous: StreamState, { account, livemode }: PlanInput): void {
  const mode = (live: boolean) => (live ? "live mode" : "test mode");
  if (previous.livemode !== livemode) {
    throw new ConfigError(
      `The saved state of stream "${stream}" is of ${mode(previous.livemode)}, ` +
        `but the API key is of ${mode(livemode)}. Use a ${mode(previous.livemode)} key of the same account, ` +
        `or make a new connection for this key.`,
    );
  }
  if (previous.account !== null && account !== null && previous.account !== account) {
    throw new ConfigError(
      `The saved state of stream "${stream}" is of Stripe account ${previous.account}, ` +
        `but the API key is of ${account}. Use a key of ${previous.account}, or make a new connection for ${account}.`,
    );
  }
}
