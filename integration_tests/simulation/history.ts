import type { AirbyteMessage } from "@airbyte/cdk-typescript-compat";
import type { Played, SyncMade } from "./play.js";
import { derivedStreams } from "../../src/streams/derived-streams.js";
import { visibleSeconds } from "../../src/stripe/change-feed.js";
import { flatState } from "../support/records.js";
import type { StreamState } from "./platform.js";

/** Returns the states of a stream that a platform kept from one sync, in order. */
export function statesIn(messages: readonly AirbyteMessage[], stream: string): StreamState[] {
  return messages.flatMap((message) =>
    message.type === "STATE" && message.state.stream.stream_descriptor.name === stream
      ? [flatState(message.state.stream.stream_state as StreamState)]
      : [],
  );
}

/** A span of Unix seconds, both ends included. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** The changes that a stream can know of, according to its states. All in Unix seconds. */
export interface StreamHistory {
  /** The stream never followed changes before this time. */
  readonly followsSince: number;
  /**
   * Spans of time whose changes were not followed. From the end of each span on, the stream listed everything again.
   */
  readonly gaps: readonly Span[];
  /** When the stream was backfilling: from the reading of Stripe's clock before it to the end of the sync. */
  readonly listings: readonly Span[];
  /** When the stream read every list again, without a gap. */
  readonly rescans: readonly Span[];
  /** The beginning of the import window at the end. */
  readonly importStart: number;
  /** When the window was last moved earlier, so that history was read once more; -Infinity: never. */
  readonly widenedSeconds: number;
  /** Each sync that read events, with its span and the cursor that it stored. */
  readonly readings: readonly (Span & { readonly cursor: number })[];
}

/** Returns undefined if no state of the stream was ever kept. */
export function historyOf({ syncs }: Pick<Played, "syncs">, stream: string): StreamHistory | undefined {
  const gaps: Span[] = [];
  const listings: Span[] = [];
  const rescans: Span[] = [];
  const readings: (Span & { cursor: number })[] = [];
  let importStart = 0;
  let widenedSeconds = -Infinity;
  let followsSince: number | undefined;
  const isDerived = derivedStreams.some(({ name }) => name === stream);
  for (const { messages, statesBefore, beganSeconds, endedSeconds, planned } of syncs) {
    const states = statesIn(messages, stream);
    const [first] = states;
    const last = states.at(-1);
    if (!first || !last) continue;
    const before = statesBefore.get(stream);
    // A derived stream reads as much of the change feed as there is, in its first sync and after a gap.
    const feedFrom = planned.lacks === "event_read" ? numberIn(last, "events_cursor") : beganSeconds - visibleSeconds;
    // An interrupted first sync begins again, and some of its events have left the feed by then.
    if (isDerived && before?.["phase"] === "backfill" && before["reported"] === undefined) followsSince = undefined;
    followsSince ??= isDerived ? Math.max(feedFrom, numberIn(last, "import_start")) : followedFrom(first);
    if (isDerived && before && (planned.lacks === "event_read" || hasGap(before, beganSeconds))) {
      gaps.push({ from: numberIn(before, "events_cursor"), to: feedFrom });
      listings.push({ from: beganSeconds, to: endedSeconds });
    } else if (before && followedFrom(before) < followedFrom(first)) {
      gaps.push({ from: followedFrom(before), to: followedFrom(first) });
    }
    if (states.some(({ phase }) => phase === "backfill")) {
      const isComplete = last["phase"] === "follow";
      listings.push({
        from: isComplete ? numberIn(last, "high_water_mark") + lagSeconds : beganSeconds,
        to: endedSeconds,
      });
    }
    if (before && numberIn(before, "listed_at") < numberIn(last, "listed_at")) {
      rescans.push({ from: beganSeconds, to: endedSeconds });
    }
    if (before && numberIn(last, "import_start") < numberIn(before, "import_start")) widenedSeconds = beganSeconds;
    readings.push({ from: beganSeconds, to: endedSeconds, cursor: numberIn(last, "events_cursor") });
    importStart = numberIn(last, "import_start");
  }
  if (followsSince === undefined) return undefined;
  return { followsSince, gaps, listings, rescans, importStart, widenedSeconds, readings };
}

/** Returns whether the change feed may have dropped events since a state's cursor. */
function hasGap(state: StreamState, nowSeconds: number): boolean {
  return nowSeconds - followedFrom(state) > 28 * 86_400;
}

/** Returns the second from which on a stream in this state follows changes. */
function followedFrom(state: StreamState): number {
  return Math.max(numberIn(state, "events_cursor"), numberIn(state, "high_water_mark"));
}

/** Returns whether the stream's reading of events covered a change at that second. */
export function isFollowed({ followsSince, gaps }: StreamHistory, seconds: number): boolean {
  return seconds >= followsSince && !gaps.some((gap) => gap.from <= seconds && seconds < gap.to);
}

/**
 * Returns whether the stream must have read a deletion at that second: its event still existed when events were read.
 */
export function isDeletionHeard({ followsSince, readings }: StreamHistory, seconds: number): boolean {
  const reading = readings.find(({ cursor }) => cursor > seconds);
  return seconds >= followsSince && reading !== undefined && seconds >= reading.to - retentionSeconds;
}

/** https://docs.stripe.com/api/events: "for 30 days". */
const retentionSeconds = 30 * 86_400;

export function isWithin(spans: readonly Span[], seconds: number): boolean {
  return spans.some(({ from, to }) => from <= seconds && seconds <= to);
}

/** The distance from the high-water mark to the clock reading that it is based on. */
const lagSeconds = 60;

export function recordsIn({ messages }: Pick<SyncMade, "messages">, stream: string): Row[] {
  return messages.flatMap((message) =>
    message.type === "RECORD" && message.record.stream === stream ? [message.record.data as Row] : [],
  );
}

export type Row = Readonly<Record<string, unknown>>;

export function numberIn(row: Row, field: string): number {
  const value = row[field];
  if (typeof value !== "number") throw new TypeError(`${field} is no number: ${JSON.stringify(value)}`);
  return value;
}
