import { leaveOut } from "../../facts/left-out-events.js";
import { readChanges, type StripeEvent } from "../../stripe/change-feed.js";
import { derivedEventTypes, isRenaming } from "../../facts/event-types.js";
import { eventTypesOf } from "../../streams/raw-streams.js";
import { createChangedObjects, type ChangedObjects } from "./changed-objects.js";
import { customersScheduledBefore } from "../../state/customer-carry-over.js";
import type { CustomerEvent } from "../../facts/fact-store.js";
import { isOfTestClock } from "../../facts/sources.js";
import { ingestEvents } from "../run/ingest.js";
import type { RawStream } from "../../streams/kinds.js";
import { goneIn, typesOfGone } from "./gone.js";
import type { Rest } from "./read-changed.js";
import { includes } from "../../stripe/lists/ranges.js";
import { isWalked } from "../../stripe/lists/walk.js";
import { customers as customersCollection } from "../../streams/raw/core.js";
import { listedBefore, listingMark } from "../run/listing-mark.js";
import { lagSeconds, withOpenRanges, type RawState, type StreamState } from "../../state/state.js";
import { active, derivesAll, emitTombstones, type DerivedRun, type RawRun } from "../run/stream-run.js";
import type { Sync } from "../run/context.js";

/**
 * The change set: all events since the streams' cursors, collapsed to the objects to read again. Unix seconds:
 *
 *     since                          settledUntil        until
 *     |- raw and derived streams emit -|- raw streams emit -|
 */
export interface Changes {
  readonly untilSeconds: number;
  /** Later events may not all be visible yet, so derived streams leave them to the next sync. */
  readonly settledUntilSeconds: number;
  /** Changed objects of each selected raw stream's collection. */
  readonly objects: ReadonlyMap<RawStream, ChangedObjects>;
  /** Customers whose derived rows may differ now: an event before `settledUntilSeconds` or a scheduled change. */
  readonly customers: Set<string>;
  /** Customers with an event that the lists of this sync may not show yet. */
  readonly changedSinceListing: ReadonlySet<string>;
  /** The last known state of customers that were deleted, by id. */
  readonly deletedCustomers: ReadonlyMap<string, Readonly<Record<string, unknown>>>;
  /** Products and prices whose names may differ now. */
  readonly renamed: ReadonlySet<string>;
  /** The ids of events that the next sync reads again. */
  readonly recentEvents: readonly string[];
}

const typesOfDerived: ReadonlySet<string> = new Set(derivedEventTypes);

/** More would make the state too large. The next sync reads the objects of a busier minute once more. */
const mostRecentEvents = 500;

/** Reads the change feed once for all streams. Emits tombstones while it reads. @throws StripeError */
export async function collectChanges(sync: Sync): Promise<Changes> {
  const raw = active(sync.raw);
  const derived = active(sync.derived);
  const sinceSeconds = Math.min(...raw.map(followedFrom), ...derived.map((run) => derivedFollowsFrom(run, sync)));
  const untilSeconds = sync.client.nowSeconds() + 1;
  const settledUntilSeconds = untilSeconds - 1 - lagSeconds;
  const objects = new Map(raw.map((run) => [run.entry, createChangedObjects(run.entry)]));
  const customers = new Set(derived.flatMap((run) => customersScheduled(run, settledUntilSeconds)));
  const deletedCustomers = new Map(sync.deletedCustomers);
  const changedSinceListing = new Set<string>();
  const renamed = new Set<string>();
  const renamedSinceListing = new Set<string>();
  const recentEvents: string[] = [];
  const types = new Set([
    ...raw.flatMap((run) => [...eventTypesOf(run.entry), ...typesOfGone(run.entry)]),
    ...(derived.length > 0 ? typesOfDerived : []),
  ]);

  // The feed has the other streams' events as well, and most of them name a customer.
  const isOfDerived = ({ type, created }: StripeEvent) =>
    typesOfDerived.has(type) && derived.some((run) => created >= derivedFollowsFrom(run, sync));
  const isNewsForDerived = ({ created }: StripeEvent) =>
    created < settledUntilSeconds && derived.some(({ state }) => created >= state.incremental.events_cursor);

  function noteObjects(event: StripeEvent): void {
    for (const run of raw) {
      const isNeeded = event.type === run.entry.deletion ? isUnseen : isNews(sync);
      if (!isNeeded(run, event) || objects.get(run.entry)!.note(event)) continue;
      leaveOut(sync.log)(`an event (${event.id}) without the id of its object`);
    }
  }

  function note(event: StripeEvent): void {
    if (event.created >= settledUntilSeconds && recentEvents.length <= mostRecentEvents) recentEvents.push(event.id);
    if (derived.length > 0) noteDeletion(event, deletedCustomers);
    if (isOfTestClock(event)) return;
    noteObjects(event);
    if (!isNewsForDerived(event) || !isRenaming(event)) return;
    const id = String(event.data.object["id"]);
    renamed.add(id);
    if (isSinceListing(sync, event)) renamedSinceListing.add(id);
  }

  function noteCustomerEvent(customerEvent: CustomerEvent): void {
    if (!isOfTestClock(customerEvent.event) && isNewsForDerived(customerEvent.event))
      customers.add(customerEvent.customerId);
    if (isSinceListing(sync, customerEvent.event)) changedSinceListing.add(customerEvent.customerId);
  }

  const span = { from: sinceSeconds, to: untilSeconds };
  for await (const events of readOldDeletions(sync, raw, sinceSeconds)) {
    events.forEach(noteObjects);
    await emitDeletions(raw, events);
  }
  for await (const events of readChanges(sync.client, types, span, leaveOut(sync.log))) {
    events.forEach(note);
    (await ingestEvents(sync, events.filter(isOfDerived))).forEach(noteCustomerEvent);
    await emitDeletions(raw, events);
  }
  sync.facts.references.invalidate(renamedSinceListing);
  return {
    untilSeconds,
    settledUntilSeconds,
    objects,
    customers,
    changedSinceListing,
    deletedCustomers,
    renamed,
    recentEvents: recentEvents.length <= mostRecentEvents ? recentEvents : [],
  };
}

/**
 * Adds what happened while the touched customers were read. Their rows are as of `settledUntilSeconds`, so later events must be known,
 * because the objects may show them already. @throws StripeError
 */
export async function collectLaterChanges(sync: Sync, earlier: Changes): Promise<Changes> {
  const { settledUntilSeconds } = earlier;
  const changedSinceListing = new Set(earlier.changedSinceListing);
  const deletedCustomers = new Map(earlier.deletedCustomers);
  const span = { from: settledUntilSeconds, to: sync.client.nowSeconds() + 1 };
  for await (const events of readChanges(sync.client, typesOfDerived, span, leaveOut(sync.log))) {
    for (const event of events) noteDeletion(event, deletedCustomers);
    for (const customerEvent of await ingestEvents(sync, events)) {
      changedSinceListing.add(customerEvent.customerId);
    }
  }
  return { ...earlier, changedSinceListing, deletedCustomers };
}

function noteDeletion(
  { type, data: { object } }: StripeEvent,
  deletedCustomers: Map<string, StripeEvent["data"]["object"]>,
): void {
  if (type === "customer.deleted") deletedCustomers.set(String(object["id"]), object);
}

/** Returns the customers whose MRR changes by time alone. No event touches them. */
function customersScheduled(run: DerivedRun, beforeSeconds: number): readonly string[] {
  return derivesAll(run) ? [] : customersScheduledBefore(run.state.carry_over?.customers, beforeSeconds);
}

/** Returns the state of a raw stream once all its changes are in the destination. */
export function afterChanges(state: RawState, changes: Changes): RawState {
  const incremental = { events_cursor: cursorAfter(state, changes), recent_events: changes.recentEvents };
  return { ...state, incremental };
}

/** Returns the second from which the next sync follows changes. */
export function cursorAfter({ incremental }: StreamState, { settledUntilSeconds }: Changes): number {
  return Math.max(incremental.events_cursor, settledUntilSeconds);
}

/** Returns the state of a raw stream while a part of the changes is still to be read. */
export function amidChanges(state: RawState, changes: Changes, { changesFromSeconds, listing }: Rest): RawState {
  const open = withOpenRanges(state, listing);
  if (changesFromSeconds >= changes.untilSeconds) return afterChanges(open, changes);
  const reached = Math.min(changesFromSeconds, changes.settledUntilSeconds);
  const { incremental } = state;
  return { ...open, incremental: { ...incremental, events_cursor: Math.max(incremental.events_cursor, reached) } };
}

/**
 * Returns the second from which a raw stream follows changes. Listed objects show the changes before its mark. A stream
 * that is listed every day follows them from its cursor, or it would never see those of objects before the import window.
 */
export function followedFrom({ entry, state }: RawRun): number {
  const { events_cursor } = state.incremental;
  return entry.unreported ? events_cursor : Math.max(events_cursor, state.backfill.high_water_mark);
}

/** Yields the deletions between the cursor and a new listing of everything, because no list shows them. */
async function* readOldDeletions(
  sync: Sync,
  raw: readonly RawRun[],
  untilSeconds: number,
): AsyncGenerator<readonly StripeEvent[], void, undefined> {
  const behind = raw.filter(({ state }) => state.incremental.events_cursor < untilSeconds);
  const types = new Set(behind.flatMap(({ entry }) => typesOfGone(entry)));
  if (types.size === 0) return;
  const from = Math.min(...behind.map(({ state }) => state.incremental.events_cursor));
  yield* readChanges(sync.client, types, { from, to: untilSeconds }, leaveOut(sync.log));
}

/** Emits tombstones. If ids are used again, the object is looked for first and emitted with the other changes. */
async function emitDeletions(runs: readonly RawRun[], events: readonly StripeEvent[]): Promise<void> {
  for (const run of active(runs)) {
    if (run.entry.reusesIds) continue;
    const news = events.filter((event) => isUnseen(run, event));
    await emitTombstones(
      run,
      news.flatMap((event) => goneIn(run.entry, event)),
    );
  }
}

/**
 * Returns the second from which a derived stream follows changes. Earlier ones were read as evidence before the lists.
 */
function derivedFollowsFrom({ state, readsEvidence }: DerivedRun, { nowSeconds }: Sync): number {
  return readsEvidence ? nowSeconds - lagSeconds : state.incremental.events_cursor;
}

function isNews(sync: Sync) {
  return (run: RawRun, event: StripeEvent): boolean =>
    event.created >= followedFrom(run) && isUnseen(run, event) && !isListedSince(sync, run, event);
}

/**
 * Whether the backfill of this sync read the event's object after the event. A walk may have ended before the object, so
 * it proves nothing.
 */
function isListedSince(
  sync: Sync,
  { entry, listed }: RawRun,
  { type, created, data: { object } }: StripeEvent,
): boolean {
  const isOwn = entry.changes.some(({ types, idField }) => idField === "id" && types.includes(type));
  const createdSeconds = object["created"];
  if (isWalked(entry)) return false;
  return isOwn && created < listingMark(sync) && typeof createdSeconds === "number" && includes(listed, createdSeconds);
}

/** Whether the event may be later than the lists that the derived streams read in this sync. */
function isSinceListing(sync: Sync, { created }: StripeEvent): boolean {
  return created >= listedBefore(sync, customersCollection.name);
}

/** Whether no earlier sync saw the event. Only the first minute after the cursor has events that were seen. */
function isUnseen({ state }: RawRun, { id, created }: StripeEvent): boolean {
  const { events_cursor, recent_events } = state.incremental;
  return created >= events_cursor && (created > events_cursor + lagSeconds || !recent_events.includes(id));
}
