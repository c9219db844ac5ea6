import type { AirbyteMessage } from "@airbyte/cdk-typescript-compat";
import { derivedStreams } from "../../src/streams/derived-streams.js";
import { miscountedStates } from "../support/state-counts.js";
import { unreadableStates } from "../support/unreadable-states.js";
import { recordProblems } from "../support/strict-schema.js";
import { worldStreams } from "../support/world-streams.js";
import { numberIn, recordsIn, statesIn, type Row } from "./history.js";
import type { Played, SyncMade } from "./play.js";
import type { StreamState } from "./platform.js";

/** Returns the problems of syncs that do not depend on the account's truth. */
export function problemsOfSyncs({ syncs, story }: Pick<Played, "syncs" | "story">): string[] {
  const cursors = new Map<string, string>();
  return syncs.flatMap((sync, index) => {
    const problems = [
      ...problemsOfEnding(sync),
      ...problemsOfRecords(sync),
      ...miscountedStates(sync.messages),
      ...unreadableStates(sync.messages),
      ...problemsOfStates(sync),
      ...problemsOfCursors(sync, cursors),
      ...worldStreams.flatMap(({ name }) => problemsOfListing(sync, name)),
      ...worldStreams.flatMap(({ name }) => problemsOfKill(sync, name, story.pageCap)),
    ];
    return problems.slice(0, 20).map((problem) => `sync ${index}: ${problem}`);
  });
}

function problemsOfEnding(sync: SyncMade): string[] {
  const { planned, exitCode, messages, stderr } = sync;
  if (sync.refused) return problemsOfRefusal(sync.refused, sync);
  if (exitCode === null) return [];
  const { rate, storm } = planned.faults;
  const calm =
    rate === 0 && storm === null && planned.end === null && (planned.lacks === null || planned.lacks === "event_read");
  const statuses = lastStatuses(messages);
  const problems: string[] = [];
  const allowed = calm ? [0] : planned.end ? [0, 1, 143] : [0, 1];
  if (!allowed.includes(exitCode)) problems.push(`ended with ${exitCode}: ${stderr} ${errors(messages).join("; ")}`);
  const incomplete = [...statuses].filter(([, status]) => status !== "COMPLETE").map(([stream]) => stream);
  if (exitCode === 0 && (incomplete.length > 0 || statuses.size !== planned.streams.length)) {
    problems.push(`ended with 0 though not every stream is complete: ${incomplete.join(", ")}`);
  }
  if (exitCode === 1 && errors(messages).length === 0) problems.push("failed without an error");
  return problems;
}

/** Mixed accounts would corrupt the destination. */
function problemsOfRefusal(messages: readonly AirbyteMessage[], { exitCode, statesBefore }: SyncMade): string[] {
  const emitted = messages.flatMap((message) => {
    if (message.type === "RECORD") return [message.record.stream];
    return message.type === "STATE" ? [message.state.stream.stream_descriptor.name] : [];
  });
  const mixed = [...new Set(emitted)].filter((stream) => statesBefore.has(stream));
  return [
    ...(exitCode === 0 ? ["took states of another account"] : []),
    ...mixed.map((stream) => `${stream} was read on from a state of another account`),
  ];
}

function lastStatuses(messages: readonly AirbyteMessage[]): ReadonlyMap<string, string> {
  const statuses = new Map<string, string>();
  for (const message of messages) {
    if (message.type !== "TRACE" || message.trace.type !== "STREAM_STATUS") continue;
    const { stream_descriptor: stream, status } = message.trace.stream_status;
    statuses.set(stream.name, status);
  }
  return statuses;
}

function errors(messages: readonly AirbyteMessage[]): string[] {
  return messages.flatMap((message) =>
    message.type === "TRACE" && message.trace.type === "ERROR" ? [message.trace.error.message] : [],
  );
}

function problemsOfRecords({ messages }: SyncMade): string[] {
  return messages.flatMap((message) =>
    message.type === "RECORD" ? recordProblems(message.record.stream, message.record.data) : [],
  );
}

const mostStateBytes = 65_536;

function problemsOfStates({ planned, messages, statesBefore }: SyncMade): string[] {
  return planned.streams.flatMap((stream) => {
    const states = statesIn(messages, stream);
    const tooLarge = states.filter((state) => Buffer.byteLength(JSON.stringify(state)) >= mostStateBytes);
    const early = states.filter(({ phase, open_ranges: open }) => phase === "follow" && (open as unknown[]).length > 0);
    const chain = [statesBefore.get(stream), ...states].filter((state) => state !== undefined);
    const backwards = chain.filter(
      (state, index) => index > 0 && numberIn(state, "events_cursor") < numberIn(chain[index - 1]!, "events_cursor"),
    );
    return [
      ...tooLarge.map(() => `a state of ${stream} is too large`),
      ...early.map(() => `${stream} follows changes though its backfill is not complete`),
      ...backwards.map(() => `the cursor of ${stream} goes back`),
    ];
  });
}

/** Checks that a later observation outranks an earlier one, also across syncs. */
function problemsOfCursors(sync: SyncMade, last: Map<string, string>): string[] {
  return cursorFields.flatMap(([stream, field]) => {
    const problems: string[] = [];
    for (const row of recordsIn(sync, stream)) {
      const observed = row[field] as string;
      const before = last.get(stream) ?? "";
      if (observed <= before) problems.push(`${stream}: ${field} ${observed} comes after ${before}`);
      last.set(stream, observed);
    }
    return problems.slice(0, 1);
  });
}

const cursorFields: readonly (readonly [string, string])[] = [
  ...worldStreams.map(({ name }) => [name, "observed_at"] as const),
  ...derivedStreams
    .filter(({ name }) => name === "customer_metrics")
    .map((each) => [each.name, each.cursorField] as const),
];

/** Checks that a backfill reads nothing twice, and nothing that its state marks as read. */
function problemsOfListing({ messages }: SyncMade, stream: string): string[] {
  const [first] = statesIn(messages, stream);
  if (first?.["phase"] !== "backfill") return [];
  const ids = new Set<unknown>();
  const again: unknown[] = [];
  for (const message of messages) {
    if (message.type === "STATE" && isFollowing(message.state.stream, stream)) break;
    if (message.type !== "RECORD" || message.record.stream !== stream) continue;
    const row = message.record.data as Row;
    if (!isOpen(first, numberIn(row, "created")) || ids.has(row["id"])) again.push(row["id"]);
    ids.add(row["id"]);
  }
  return again.slice(0, 1).map((id) => `${stream} reads ${String(id)} again, and ${again.length - 1} more`);
}

/** Checks that a kill makes the next sync repeat only the pages in flight. */
function problemsOfKill({ planned, exitCode, messages }: SyncMade, stream: string, pageCap: number): string[] {
  if (exitCode !== null || planned.end?.lost !== 0) return [];
  let uncovered = 0;
  let isBackfill = false;
  for (const message of messages) {
    if (message.type === "RECORD" && message.record.stream === stream) uncovered += 1;
    if (message.type === "STATE" && message.state.stream.stream_descriptor.name === stream) {
      uncovered = 0;
      isBackfill = (message.state.stream.stream_state as StreamState)["phase"] === "backfill";
    }
  }
  const most = pageCap * pagesInFlight;
  return isBackfill && uncovered > most ? [`${stream}: a kill makes ${uncovered} objects to be read again`] : [];
}

/** The maximum number of requests of the whole process that are in flight or queued. */
const pagesInFlight = 40;

function isFollowing(
  { stream_descriptor: descriptor, stream_state: state }: { stream_descriptor: { name: string }; stream_state: object },
  stream: string,
): boolean {
  return descriptor.name === stream && (state as StreamState)["phase"] === "follow";
}

function isOpen({ open_ranges: ranges }: StreamState, seconds: number): boolean {
  return (ranges as [number, number][]).some(([from, to]) => from <= seconds && seconds < to);
}
